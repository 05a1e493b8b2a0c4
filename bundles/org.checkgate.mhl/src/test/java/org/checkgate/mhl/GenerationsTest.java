package org.checkgate.mhl;

import static org.checkgate.mhl.Lists.AT;
import static org.checkgate.mhl.Lists.CREATOR;
import static org.checkgate.mhl.Lists.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generations composed from digests that were computed elsewhere, as after a copy. */
class GenerationsTest {
    @TempDir
    Path temp;

    /** What a copy does: one read, all hashes that are asked, judged. */
    private static List<HashedFile> copied(Scope scope, Path folder, Action action) throws IOException {
        List<HashedFile> files = new ArrayList<>();
        for (FoundFile found : scope.found()) {
            if (found.role() != FoundFile.Role.RECORDED) {
                continue;
            }
            Expected expected = scope.files().get(found.path());
            MultiHash hash = new MultiHash(expected.formatsToCompute());
            byte[] bytes = Files.readAllBytes(folder.resolve(found.path()));
            hash.update(bytes, 0, bytes.length);
            Map<HashFormat, String> digests = hash.finish();
            assertTrue(expected.judge(bytes.length, digests).good());
            files.add(new HashedFile(found.path(), bytes.length, found.lastModified(), digests, action));
        }
        return files;
    }

    private static void store(Path folder, NewGeneration next) throws IOException {
        Files.createDirectories(folder.resolve("ascmhl"));
        Files.write(folder.resolve("ascmhl").resolve(next.fileName()), next.manifest());
        Files.write(folder.resolve("ascmhl/ascmhl_chain.xml"), next.chain());
    }

    @Test
    void continuesAHistory() throws IOException {
        for (String prefix : List.of("s01", "s07", "s10", "s54")) {
            Path card = Corpus.copy(prefix, Files.createDirectories(temp.resolve(prefix)));
            Scope scope = HashLists.read(card);
            NewGeneration next = Generations.next(scope.ownHistory(), scope.name(),
                    copied(scope, card, Action.VERIFIED), scope.directories(), CREATOR, ProcessType.TRANSFER, AT);
            store(card, next);
            assertEquals(List.of("ok"), verify(card).findings());
            History history = HashLists.read(card).ownHistory();
            assertEquals(scope.ownHistory().nextNumber(), next.number());
            assertEquals("transfer", history.generations().get(next.number() - 1).process());
            assertEquals(next.c4(), history.generations().get(next.number() - 1).c4());
            assertTrue(next.fileName().endsWith("_2024-05-06_070809Z.mhl"));
        }
    }

    @Test
    void beginsAHistoryBesideAClassicList() throws IOException {
        Path card = Corpus.copy("s90", temp);
        Scope scope = HashLists.read(card);
        NewGeneration next = Generations.next(scope.ownHistory(), scope.name(), copied(scope, card, Action.ORIGINAL),
                CREATOR, ProcessType.TRANSFER, AT);
        assertEquals(1, next.number());
        store(card, next);
        Scope after = HashLists.read(card);
        assertEquals(ScopeKind.MIXED, after.kind());
        assertEquals(List.of(), after.historyErrors());
        assertEquals(List.of("extra"), verify(card).findings(), "the classic list itself, unless it is recorded as well");
    }

    @Test
    void theHistoryIsReadFromDocumentsAlone() throws IOException {
        Path card = Corpus.root(Corpus.named("s10"));
        Scope onDisk = HashLists.read(card);
        Scope documents = HashLists.read(onDisk.name(), new ManifestSource() {
            @Override
            public List<String> paths() {
                return onDisk.manifestFiles();
            }

            @Override
            public InputStream open(String path) throws IOException {
                return Files.newInputStream(card.resolve(path));
            }
        });
        assertEquals(onDisk.ownHistory(), documents.ownHistory());
        assertEquals(Map.copyOf(onDisk.files()), Map.copyOf(documents.files()));
    }

    @Test
    void theTimeOfTheNewestIsReadFromTheChain() throws IOException {
        Instant at = Instant.parse("2026-03-14T21:05:09Z");
        Scope scope = HashLists.read(Corpus.copy("s90", temp));
        NewGeneration next = Generations.next(scope.ownHistory(), "A 01_x", List.of(), CREATOR, ProcessType.TRANSFER, at);
        assertEquals(Optional.of(at), Generations.newestTime(next.chain()));
        String chain = new String(next.chain(), StandardCharsets.UTF_8);
        for (String no : List.of("", "no chain", chain.replace("_210509Z", "_219909Z"), chain.replace("_210509Z", ""))) {
            assertEquals(Optional.empty(), Generations.newestTime(no.getBytes(StandardCharsets.UTF_8)), no);
        }
    }

    @Test
    void refusesWhatCannotBeTrue() {
        HashedFile file = new HashedFile("a", 1, null, Map.of(HashFormat.XXH64, "0000000000000000"), Action.ORIGINAL);
        HashedFile climbing = new HashedFile("../a", 1, null, file.digests(), Action.ORIGINAL);
        HashedFile bare = new HashedFile("a", 1, null, Map.of(HashFormat.XXH32, "00000000"), Action.ORIGINAL);
        History faulty = new History("", true, false, List.of(), List.of());
        assertThrows(IllegalArgumentException.class, () -> next(History.none(), List.of(file, file)));
        assertThrows(IllegalArgumentException.class, () -> next(History.none(), List.of(climbing)));
        assertThrows(IllegalArgumentException.class, () -> next(History.none(), List.of(bare)));
        assertThrows(IllegalStateException.class, () -> next(faulty, List.of(file)));
    }

    private static NewGeneration next(History before, List<HashedFile> files) {
        return Generations.next(before, "X", files, CREATOR, ProcessType.TRANSFER, AT);
    }

    @Test
    void keepsIgnorePatternsAndWritesTheFormInOrder() {
        Generation first = new Generation(1, "0001_X.mhl", "c4", "", "", "", "", "", List.of(), "", "", Set.of(), 0, 0, Map.of(),
                List.of(), List.of());
        History before = new History("", true, true, List.of(first), List.of("*.tmp"));
        HashedFile file = new HashedFile("D/a", 1, AT,
                Map.of(HashFormat.XXH64, "0000000000000001", HashFormat.MD5, "0".repeat(32)), Action.VERIFIED);
        String text = new String(next(before, List.of(file)).manifest(), StandardCharsets.UTF_8);
        int at = 0;
        for (String part : List.of("<creatorinfo>", "<hostname>host &amp; co<", "<processinfo>", "<process>transfer<",
                "<roothash>", "<ignore>", "<pattern>.DS_Store<", "<pattern>ascmhl<", "<pattern>ascmhl/<",
                "<pattern>*.tmp<", "<hashes>", "<directoryhash>", "<hash>", "lastmodificationdate=\"2024-05-06T07:08:09+00:00\"",
                "<md5 action=\"verified\" hashdate=\"2024-05-06T07:08:09.000000+00:00\">", "<xxh64 ", "</hashes>")) {
            int found = text.indexOf(part, at);
            assertTrue(found >= at, () -> part + " is missing or out of order in " + text);
            at = found;
        }
    }

    @Test
    void flattensAllGenerationsIntoOnePackingList() throws IOException {
        Path card = Corpus.copy("s85", temp);
        PackingList list = HashLists.flatten(HashLists.read(card), CREATOR, AT);
        Path file = Files.write(temp.resolve(list.fileName()), list.manifest());
        Scope against = HashLists.readAgainst(card, file);
        assertEquals(List.of("ok"), HashLists.verify(against, VerifyListener.NONE, 2).findings());
        assertEquals(Set.of("c4", "md5", "xxh3"), against.standAlone().get(0).formats());
        Path media = card.resolve("Clips/A002C001_240102_R2EC.mxf");
        Files.write(media, new byte[(int) Files.size(media)]);
        assertEquals(List.of("altered"), HashLists.verify(HashLists.readAgainst(card, file), VerifyListener.NONE, 1).findings());
    }

    @Test
    void thePackingListOfTheReferenceToolIsRead() throws IOException {
        Path aCase = Corpus.named("s85");
        Path list;
        try (Stream<Path> files = Files.walk(aCase.resolve("tree/packinglist"))) {
            list = files.filter(f -> f.toString().endsWith(".mhl")).findFirst().orElseThrow();
        }
        assertEquals(List.of("ok"), HashLists.verify(HashLists.readAgainst(Corpus.root(aCase), list),
                VerifyListener.NONE, 1).findings());
    }
}

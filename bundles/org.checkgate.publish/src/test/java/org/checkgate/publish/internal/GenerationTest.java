package org.checkgate.publish.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.checkgate.ledger.Roll;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.Generation;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Verdict;
import org.checkgate.mhl.VerifyListener;
import org.checkgate.store.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the cloud is a roll that any ASC MHL tool can check, with our generation as the newest. */
class GenerationTest {
    @TempDir
    Path temp;

    @Test
    void oursFollowsTheSetsGenerations() throws IOException {
        for (int before : List.of(1, 2)) {
            Path own = Files.createDirectories(temp.resolve("with-" + before));
            try (Centre centre = new Centre(own)) {
                Path card = Cards.asc(own.resolve("card"), "A001", before);
                Roll roll = centre.proven(card, "S1");
                centre.publisher().publish(roll.id());
                Path folder = centre.downloaded(roll, own.resolve("download"));
                List<Generation> chain = HashLists.read(folder).ownHistory().generations();
                assertEquals(before + 1, chain.size());
                assertEquals(HashLists.read(card).ownHistory().generations(), chain.subList(0, before), "the set's are as they were");
                Generation ours = chain.get(before);
                assertEquals(before + 1, ours.number());
                assertEquals("transfer", ours.process());
                assertEquals("Checkgate", ours.tool());
                assertEquals(3, ours.files(), "two clips and the file that nobody listed");
                accepted(folder);
            }
        }
    }

    @Test
    void aNameThatTheSetSealedInAnotherSpellingStaysOneFile() throws IOException {
        try (Centre centre = new Centre(temp)) {
            Path card = Files.createDirectories(temp.resolve("card/A003"));
            Path sealed = Files.writeString(card.resolve("a\u0308.mov"), "decomposed, as a Mac writes it");
            HashLists.create(card, Set.of(HashFormat.XXH64), Creator.of("set", "1", "mac"), Instant.parse("2026-03-14T18:00:00Z"),
                    VerifyListener.NONE);
            Files.move(sealed, card.resolve("\u00e4.mov"));
            Roll roll = centre.proven(card, "S1");
            centre.publisher().publish(roll.id());
            accepted(centre.downloaded(roll, temp.resolve("download")));
        }
    }

    @Test
    void aClassicRollGetsAHistoryThatKnowsTheListItself() throws IOException {
        try (Centre centre = new Centre(temp)) {
            Roll roll = centre.proven(Cards.classic(temp.resolve("card"), "A002"), "S1");
            centre.publisher().publish(roll.id());
            Path folder = centre.downloaded(roll, temp.resolve("download"));
            List<Generation> chain = HashLists.read(folder).ownHistory().generations();
            assertEquals(List.of(1), chain.stream().map(Generation::number).toList());
            assertTrue(HashLists.read(folder).files().containsKey("A002.mhl"));
            accepted(folder);
            Files.writeString(folder.resolve("A002.mhl"), " ", java.nio.file.StandardOpenOption.APPEND);
            assertEquals(List.of("A002.mhl"), verify(folder).altered().stream().map(altered -> altered.path()).toList());
        }
    }

    @Test
    void aChangedByteInTheCloudIsSeen() throws IOException {
        try (Centre centre = new Centre(temp)) {
            Roll roll = centre.proven(Cards.asc(temp.resolve("card"), "A001", 1), "S1");
            centre.publisher().publish(roll.id());
            centre.documents.at(Place.CLOUD).put(roll.prefix() + "/notes.txt", "lens was chanGed".getBytes(StandardCharsets.UTF_8));
            assertFalse(verify(centre.downloaded(roll, temp.resolve("download"))).accept(), "only our generation vouches for that file");
        }
    }

    private static void accepted(Path folder) throws IOException {
        Verdict verdict = verify(folder);
        assertEquals(List.of("ok"), verdict.findings(), verdict::toString);
        assertTrue(verdict.accept());
    }

    private static Verdict verify(Path folder) throws IOException {
        return HashLists.verify(folder, VerifyListener.NONE);
    }
}

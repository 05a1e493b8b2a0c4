package org.checkgate.mhl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken forms of the corpus's own lists: each ends in a verdict, and a changed chained manifest never passes. */
class FuzzTest {
    private static final long SEED = 20240506;
    private static final int MUTANTS = 5_000;

    @TempDir
    Path temp;

    @Test
    void neverThrowsAndNeverHangs() throws IOException {
        Mutants mutants = Mutants.ofCorpus(SEED);
        assertTrue(mutants.originals() > 150);
        Set<Mutants.Role> roles = EnumSet.noneOf(Mutants.Role.class);
        Set<String> findings = new HashSet<>();
        Set<Integer> different = new HashSet<>();
        // A guard against an endless loop only; nothing is asserted of the time taken.
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            for (int i = 0; i < MUTANTS; i++) {
                Mutants.Mutant mutant = mutants.mutant(i);
                try {
                    Verdict verdict = mutant.judge();
                    assertFalse(verdict.accept());
                    assertFalse(verdict.findings().isEmpty());
                    assertEquals(verdict.verdict(), verdict.asDocument().get("verdict"));
                    findings.addAll(verdict.findings());
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("Mutant " + i + " of seed " + SEED + " as " + mutant.role(), e);
                }
                roles.add(mutant.role());
                different.add(Arrays.hashCode(mutant.bytes()));
            }
        });
        // What the mutants are worth: different ones, which get beyond the first refusal of every reader.
        assertEquals(EnumSet.allOf(Mutants.Role.class), roles);
        assertTrue(different.size() > MUTANTS * 9 / 10, () -> different.size() + " different ones");
        assertTrue(findings.containsAll(Set.of("malformed", "unsafe", "history-error", "missing")), findings::toString);
    }

    @Test
    void aMutantIsKnownByItsNumber() throws IOException {
        byte[] mutant = Mutants.ofCorpus(SEED).mutant(77).bytes();
        assertArrayEquals(mutant, Mutants.ofCorpus(SEED).mutant(77).bytes());
        assertFalse(Arrays.equals(mutant, Mutants.ofCorpus(SEED + 1).mutant(77).bytes()));
    }

    @Test
    void aChainedManifestThatWasChangedNeverPasses() throws IOException {
        int changed = 0;
        for (Path aCase : Corpus.cases()) {
            if (Corpus.expected(aCase).get("accept").asBoolean()) {
                String name = aCase.getFileName().toString();
                Path card = Corpus.copy(name, Files.createDirectory(temp.resolve(name)));
                for (Path manifest : chained(card)) {
                    changed += neverAccepted(card, manifest);
                }
            }
        }
        assertTrue(changed > 300, changed + " changed manifests");
    }

    private static List<Path> chained(Path card) throws IOException {
        try (Stream<Path> files = Files.walk(card)) {
            return files.filter(file -> file.getParent().endsWith("ascmhl") && file.toString().endsWith(".mhl"))
                    .sorted().toList();
        }
    }

    /** The number of mutants that were tried in the manifest's place. */
    private static int neverAccepted(Path card, Path manifest) throws IOException {
        byte[] original = Files.readAllBytes(manifest);
        Mutants mutants = new Mutants(List.of(original), SEED);
        int tried = 0;
        for (int i = 0; i < 10; i++) {
            byte[] mutant = mutants.mutant(i).bytes();
            if (!Arrays.equals(original, mutant)) {
                Files.write(manifest, mutant);
                Verdict verdict = HashLists.verify(card, VerifyListener.NONE);
                assertFalse(verdict.accept(), manifest + " as mutant " + i);
                assertTrue(verdict.historyErrors().contains(new HistoryError("manifest-modified",
                        card.relativize(manifest).toString())), () -> verdict.asDocument().toString());
                tried++;
            }
        }
        Files.write(manifest, original);
        assertTrue(HashLists.verify(card, VerifyListener.NONE).accept(), card.toString());
        return tried;
    }
}

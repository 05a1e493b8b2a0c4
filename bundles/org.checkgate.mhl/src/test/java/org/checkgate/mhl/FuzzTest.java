package org.checkgate.mhl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** 5,000 broken forms of the corpus's own lists: each ends in a verdict, and a changed chained manifest never passes. */
class FuzzTest {
    private static final String[] SNIPPETS = {"<", ">", "&", "]]>", "<!--", "\u0000", "<!DOCTYPE x>", "&#x0;", "</hash>",
        "<hash>", "../", "\"", "xmlns=\"x\"", "<path>", "size=\"-1\"", "99999999999999999999", "\\", "<previousPath>x"};

    @Test
    void neverThrowsAndNeverHangs() throws IOException {
        List<byte[]> seeds = seeds();
        assertFalse(seeds.isEmpty());
        Random random = new Random(20240506);
        // A guard against an endless loop only; nothing is asserted of the time taken.
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            for (int i = 0; i < 5_000; i++) {
                byte[] mutant = mutate(seeds.get(random.nextInt(seeds.size())), random);
                Verdict verdict = read(mutant, i % 3);
                assertNotNull(verdict.verdict());
                verdict.asDocument();
            }
        });
    }

    @Test
    void aChainedManifestThatWasChangedNeverPasses() throws IOException {
        Path root = Corpus.root(Corpus.named("s01"));
        Path manifest;
        try (Stream<Path> files = Files.list(root.resolve("ascmhl"))) {
            manifest = files.filter(file -> file.toString().endsWith(".mhl")).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(manifest);
        byte[] chain = Files.readAllBytes(root.resolve("ascmhl/ascmhl_chain.xml"));
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] mutant = bytes.clone();
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            String name = "ascmhl/" + manifest.getFileName();
            Scope scope = HashLists.read("X", new FakeSource(name, mutant, chain));
            assertEquals(List.of("manifest-modified"), scope.historyErrors().stream().map(HistoryError::code).toList());
        }
    }

    /** As a chained manifest, as a list by itself, or as the chain. */
    private static Verdict read(byte[] mutant, int as) {
        String entry = Lists.entry(1, "0001_X.mhl", "").replaceAll("<c4>.*</c4>", "<c4>" + c4(mutant) + "</c4>");
        byte[] chain = ("<ascmhldirectory xmlns=\"urn:ASC:MHL:DIRECTORY:v2.0\">" + entry + "</ascmhldirectory>")
                .getBytes(StandardCharsets.UTF_8);
        String name = as == 1 ? "x.mhl" : "ascmhl/0001_X.mhl";
        return HashLists.read("X", new FakeSource(name, mutant, as == 2 ? mutant : chain)).diff();
    }

    private static String c4(byte[] bytes) {
        StreamingHash hash = HashFormat.C4.newHash();
        hash.update(bytes, 0, bytes.length);
        return hash.finish();
    }

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Corpus.folder())) {
            for (Path file : files.filter(f -> f.toString().matches(".*(\\.mhl|_chain\\.xml)")).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (bytes.length < 8_000) {
                    seeds.add(bytes);
                }
            }
        }
        return seeds;
    }

    private static byte[] mutate(byte[] seed, Random random) {
        StringBuilder text = new StringBuilder(new String(seed, StandardCharsets.ISO_8859_1));
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(60));
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.delete(at, Math.max(at + 1, to) - (text.length() == 1 ? 1 : 0));
                case 2 -> text.insert(at, SNIPPETS[random.nextInt(SNIPPETS.length)]);
                case 3 -> text.insert(at, text.substring(at, to));
                default -> text.setLength(Math.max(1, at));
            }
            if (text.length() == 0) {
                text.append('<');
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One list and a chain, in memory. */
    record FakeSource(String name, byte[] list, byte[] chain) implements ManifestSource {
        @Override
        public List<String> paths() {
            return name.startsWith("ascmhl/") ? List.of(name, "ascmhl/ascmhl_chain.xml") : List.of(name);
        }

        @Override
        public InputStream open(String path) {
            return new ByteArrayInputStream(path.equals(name) ? list : chain);
        }
    }
}

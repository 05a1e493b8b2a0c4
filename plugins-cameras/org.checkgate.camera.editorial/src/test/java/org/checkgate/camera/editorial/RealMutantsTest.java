package org.checkgate.camera.editorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.checkgate.readers.Mutants;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Clip;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Damaged copies of real files, before all plugins that come with the appliance: an answer or a sentence, within the budget, and an end. The
 * files lie beside the project, not in it: where they are absent, this is skipped; damaged copies of generated files are tried in any case.
 */
@Timeout(600)
class RealMutantsTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ".")).resolve("../../../shared/samples").normalize();
    private static final int MUTANTS = 2000;
    /** Bytes at each end of a file that are damaged: headers and what is written when a file is closed lie there. */
    private static final int END = 16 << 10;

    @Test
    void twoThousandOfEachFormat() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "the samples are not here");
        Map<String, List<Path>> formats = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            files.filter(Files::isRegularFile).filter(file -> size(file) > 0).sorted().forEach(file -> formats.computeIfAbsent(extension(file), e -> new ArrayList<>()).add(file));
        }
        Map<String, Integer> answered = new TreeMap<>();
        for (Map.Entry<String, List<Path>> format : formats.entrySet()) {
            int each = (MUTANTS + format.getValue().size() - 1) / format.getValue().size();
            for (Path file : format.getValue()) {
                answered.merge(format.getKey(), answers(file, each), Integer::sum);
            }
        }
        for (String known : List.of("ale", "amf", "csv", "dng", "dpx", "exr", "mov", "mp4", "mxf", "wav")) {
            assertTrue(answered.getOrDefault(known, 0) > 20, "the damage should not be everything: " + answered);
        }
    }

    /** @return how many mutants a plugin described */
    private static int answers(Path file, int count) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int end = Math.min(END, content.length);
        byte[] head = Arrays.copyOf(content, end);
        byte[] tail = Arrays.copyOfRange(content, content.length - end, content.length);
        long seed = content.length;
        Stream<byte[]> atTheHead = Mutants.of(head, seed, (count + 1) / 2).map(mutant -> joined(mutant, content, end, content.length));
        Stream<byte[]> atTheTail = Mutants.of(tail, seed + 1, count / 2).map(mutant -> joined(content, 0, content.length - end, mutant));
        return (int) Stream.concat(atTheHead, atTheTail).filter(mutant -> survives(file.getFileName().toString(), mutant)).count();
    }

    private static byte[] joined(byte[] before, byte[] content, int from, int to) {
        return ByteBuffer.allocate(before.length + to - from).put(before).put(content, from, to - from).array();
    }

    private static byte[] joined(byte[] content, int from, int to, byte[] after) {
        return ByteBuffer.allocate(to - from + after.length).put(content, from, to - from).put(after).array();
    }

    private static boolean survives(String name, byte[] content) {
        boolean described = false;
        for (CameraPlugin plugin : EveryFileOnceTest.PLUGINS) {
            TestCard card = new TestCard().with(name, content);
            try {
                plugin.recognise(card);
                for (Clip clip : plugin.group(card)) {
                    described |= !plugin.inspect(clip, card).metadata().isEmpty();
                }
            } catch (IOException e) {
                assertTrue(e.getMessage() != null && !e.getMessage().isBlank(), name);
            }
            assertEquals(0, card.refusals(), () -> plugin.name() + " reads beyond the budget of " + name);
        }
        return described;
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

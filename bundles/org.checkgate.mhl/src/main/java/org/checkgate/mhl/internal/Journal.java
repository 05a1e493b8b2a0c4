package org.checkgate.mhl.internal;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.MultiHash;
import org.checkgate.mhl.Resumption;
import org.checkgate.mhl.StreamingHash;

/**
 * How far a verification came, in a file outside the scope, so that the next run goes on where this one was interrupted.
 * A line a fact, each with a checksum of its own: a torn or changed line is as good as none, and costs a second reading.
 * Used by several threads.
 */
final class Journal implements Closeable {
    /** So many bytes of a file lie between two saved states. */
    static final long STEP = 256L << 20;
    private static final String HEAD = "checkgate verification 1";

    private enum Kind { BEGUN, PART, GOOD }

    /** The newest fact of a file; {@code state} is what {@link MultiHash#save} gave, or empty. */
    private record Fact(Kind kind, String facts, byte[] state) {}

    private final Map<String, Fact> earlier = new HashMap<>();
    private final OutputStream out;
    private long files;
    private long bytes;
    private final List<String> continued = new ArrayList<>();
    private final List<String> readAgain = new ArrayList<>();

    /**
     * Reads what an earlier run left and goes on behind it.
     *
     * @throws IllegalArgumentException when the file is something else, or is about other lists than the scope's
     */
    Journal(Path file, ReadScope scope) throws IOException {
        String head = HEAD + " " + fingerprint(scope);
        boolean fresh = !Files.exists(file) || Files.size(file) == 0;
        if (!fresh) {
            read(file, head);
        }
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // Behind a torn last line, the first new one must begin a line of its own.
        out.write((fresh ? head + "\n" : "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The lists as they were read: with another generation, other files may be expected. */
    private static String fingerprint(ReadScope scope) {
        StreamingHash hash = HashFormat.C4.newHash();
        scope.findings.manifestC4.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            byte[] line = (entry.getKey() + " " + entry.getValue() + "\n").getBytes(StandardCharsets.UTF_8);
            hash.update(line, 0, line.length);
        });
        return hash.finish();
    }

    private void read(Path file, String head) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String first = lines.readLine();
            if (!first.startsWith(HEAD)) {
                throw new IllegalArgumentException(file + " is no journal of a verification; nothing was written to it");
            }
            if (!first.equals(head)) {
                throw new IllegalArgumentException(file + " belongs to other hash lists, or they have changed since");
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                fact(line);
            }
        }
    }

    private void fact(String line) {
        int space = line.indexOf(' ');
        if (space < 0 || !line.substring(0, space).equals(checksum(line.substring(space + 1)))) {
            return;
        }
        String[] fields = line.substring(space + 1).split(" ", -1);
        earlier.put(new String(Base64.getDecoder().decode(fields[2]), StandardCharsets.UTF_8),
                new Fact(Kind.valueOf(fields[0]), fields[1], Base64.getDecoder().decode(fields[3])));
    }

    private synchronized void write(Kind kind, String path, BasicFileAttributes facts, byte[] state) throws IOException {
        String text = kind + " " + text(facts) + " " + Base64.getEncoder().encodeToString(path.getBytes(StandardCharsets.UTF_8))
                + " " + Base64.getEncoder().encodeToString(state);
        out.write((checksum(text) + " " + text + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return Long.toHexString(crc.getValue());
    }

    private static String text(BasicFileAttributes facts) {
        return facts.size() + "/" + facts.lastModifiedTime();
    }

    /** Whether the earlier run verified the file, and it looks as it did then. */
    synchronized boolean isGood(String path, BasicFileAttributes facts) {
        Fact fact = earlier.get(path);
        if (fact == null || fact.kind != Kind.GOOD || !fact.facts.equals(text(facts))) {
            return false;
        }
        files++;
        bytes += facts.size();
        return true;
    }

    /** The computation to begin a file with: a new one, or the one that the earlier run saved in its middle. */
    synchronized MultiHash begin(String path, BasicFileAttributes facts, Collection<HashFormat> formats)
            throws IOException {
        Fact fact = earlier.get(path);
        boolean interrupted = fact != null && fact.kind != Kind.GOOD;
        if (interrupted && fact.kind == Kind.PART && fact.facts.equals(text(facts))) {
            MultiHash saved = MultiHash.resume(fact.state);
            if (saved.formats().containsAll(formats) && saved.length() <= facts.size()) {
                continued.add(path);
                bytes += saved.length();
                return saved;
            }
        }
        if (interrupted) {
            readAgain.add(path);
        }
        if (facts.size() >= STEP) {
            write(Kind.BEGUN, path, facts, new byte[0]);
        }
        return new MultiHash(formats);
    }

    void part(String path, BasicFileAttributes facts, MultiHash hash) throws IOException {
        Optional<byte[]> state = hash.save();
        if (state.isPresent()) {
            write(Kind.PART, path, facts, state.get());
        }
    }

    void good(String path, BasicFileAttributes facts) throws IOException {
        write(Kind.GOOD, path, facts, new byte[0]);
    }

    synchronized Resumption resumption() {
        return new Resumption(files, bytes, continued.stream().sorted().toList(), readAgain.stream().sorted().toList());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

package org.checkgate.ledger.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A ledger's file in the archive that the database's own backup writes. */
record PackedLedger(Path archive) {
    static final String ENDING = ".mv.db";

    /**
     * Unpacks it; every byte is checked by the archive's checksums.
     *
     * @param to without the ending
     * @throws ZipException when the archive is damaged
     */
    void unpack(Path to) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.stream().filter(each -> each.getName().endsWith(ENDING)).findFirst()
                    .orElseThrow(() -> new ZipException("it holds no ledger"));
            // The class that opens archives at random does not look at their checksums by itself.
            CRC32 sum = new CRC32();
            try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum); OutputStream out = Files.newOutputStream(file(to))) {
                copy(in, out);
            }
            if (Files.size(file(to)) != entry.getSize() || sum.getValue() != entry.getCrc()) {
                throw new ZipException("its checksum does not fit");
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new ZipException(e.getMessage());
        }
    }

    static Path file(Path ledger) {
        return ledger.resolveSibling(ledger.getFileName() + ENDING);
    }

    /** What the archive gives wrongly is the archive's fault, what cannot be written is not. */
    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] bite = new byte[1 << 16];
        for (int count = read(in, bite); count >= 0; count = read(in, bite)) {
            out.write(bite, 0, count);
        }
    }

    private static int read(InputStream in, byte[] bite) throws ZipException {
        try {
            return in.read(bite);
        } catch (IOException e) {
            throw (ZipException) new ZipException("it cannot be read: " + e.getMessage()).initCause(e);
        }
    }
}

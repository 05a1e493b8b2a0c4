package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;

/**
 * A staged object on its way out. One that is gone, or that the disk does not give even when asked again, is damaged: to
 * try for ever would leave a light on that is no longer true. A remote store that cannot be reached is not.
 */
final class StagedSource implements SeekableBytes {
    private static final int TRIES = 3;

    private final SeekableBytes bytes;
    private final boolean onOurDisk;

    private StagedSource(SeekableBytes bytes, boolean onOurDisk) {
        this.bytes = bytes;
        this.onOurDisk = onOurDisk;
    }

    /** @param onOurDisk whether staging is the embedded store, so that an I/O error is the disk's */
    static SeekableBytes open(StagedFiles staged, String key, boolean onOurDisk) throws IOException {
        try {
            return new StagedSource(staged.open(key, Long.MAX_VALUE), onOurDisk);
        } catch (NoSuchFileException e) {
            throw gone();
        } catch (FileSystemException e) {
            // Running out of handles says nothing about the file.
            if (!onOurDisk || String.valueOf(e.getReason()).contains("Too many open files")) {
                throw e;
            }
            throw unreadable(e);
        }
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return bytes.read(position, buffer, offset, length);
            } catch (NoSuchFileException e) {
                throw gone();
            } catch (ClosedChannelException e) {
                // We were interrupted; the disk did nothing wrong.
                throw e;
            } catch (IOException e) {
                if (!onOurDisk) {
                    throw e;
                }
                if (attempt == TRIES) {
                    throw unreadable(e);
                }
            }
        }
    }

    private static SourceDamaged gone() {
        return new SourceDamaged("it is gone");
    }

    private static SourceDamaged unreadable(IOException e) {
        return new SourceDamaged("its disk does not give it back (" + e.getMessage() + ")");
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public long bytesRead() {
        return bytes.bytesRead();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}

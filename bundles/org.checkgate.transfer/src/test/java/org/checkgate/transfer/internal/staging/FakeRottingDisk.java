package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Collection;

/** A disk that flips one bit of each object between writing and reading back, as long as it is told to. */
final class FakeRottingDisk extends EmbeddedStore {
    volatile boolean rots = true;
    /** Nothing gets proven, as when the appliance is killed right after the last part. */
    volatile boolean dies;

    FakeRottingDisk(EmbeddedStore real) {
        super(real.root(), real.name());
    }

    @Override
    public void makeDurable(Collection<String> keys) throws IOException {
        if (dies) {
            throw new IOException("killed");
        }
        super.makeDurable(keys);
        for (String key : rots ? keys : java.util.List.<String>of()) {
            flip(file(key), 100);
        }
    }

    static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int one = bytes.read();
            bytes.seek(at);
            bytes.write(one ^ 1);
            bytes.getFD().sync();
        }
    }
}

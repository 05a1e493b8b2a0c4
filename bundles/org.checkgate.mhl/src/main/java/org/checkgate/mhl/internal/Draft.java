package org.checkgate.mhl.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.mhl.Generation;
import org.checkgate.mhl.GenerationDraft;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.History;
import org.checkgate.mhl.StreamingHash;

/** The next generation of one history. */
record Draft(History before, String fileName, ManifestContent content) implements GenerationDraft {

    @Override
    public int number() {
        return before.nextNumber();
    }

    @Override
    public String writeManifest(OutputStream out) throws IOException {
        StreamingHash hash = HashFormat.C4.newHash();
        OutputStream hashed = new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                hash.update(bytes, offset, length);
                out.write(bytes, offset, length);
            }
        };
        new ManifestWriter(hashed, content.at()).write(content);
        return hash.finish();
    }

    @Override
    public byte[] chain(String manifestC4) {
        List<ChainParser.Entry> entries = new ArrayList<>();
        for (Generation generation : before.generations()) {
            entries.add(new ChainParser.Entry(generation.number(), generation.fileName(), generation.c4()));
        }
        entries.add(new ChainParser.Entry(number(), fileName, manifestC4));
        return ListNames.chain(entries);
    }
}

package org.checkgate.camera.editorial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.checkgate.spi.Media;
import org.checkgate.spi.SeekableView;

/**
 * A sidecar's text, as far as it is read.
 *
 * @param text     without a byte order mark
 * @param complete whether this is the whole file
 */
record SidecarText(String text, boolean complete) {
    /** A log of a shooting day has some hundred KiB. */
    static final int MOST_BYTES = 1 << 20;

    /** UTF-16 and UTF-8 by their marks, UTF-8 where the bytes are, else what logging programs on Windows write. */
    static SidecarText read(String path, Media media, int most) throws IOException {
        try (SeekableView view = media.open(path)) {
            byte[] bytes = view.read(0, (int) Math.min(view.size(), most));
            return new SidecarText(decoded(bytes), bytes.length == view.size());
        }
    }

    private static String decoded(byte[] bytes) {
        if (startsWith(bytes, 0xff, 0xfe)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        } else if (startsWith(bytes, 0xfe, 0xff)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        int start = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
        // Not the end of input: a character that was cut in half by the limit is left out, and no reason to doubt the others.
        if (decoder.decode(in, out, false).isError()) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
        return out.flip().toString();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}

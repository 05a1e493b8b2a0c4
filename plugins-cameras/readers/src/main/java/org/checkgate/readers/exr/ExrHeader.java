package org.checkgate.readers.exr;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.readers.ByteWindow;

/**
 * The header of an OpenEXR file.
 *
 * @param version   of the format, 2 for all that is known
 * @param tiled     whether a file of one part stores tiles rather than lines
 * @param deep      whether a part stores several samples a pixel
 * @param multipart whether the file may have several parts
 * @param parts     at least one
 */
public record ExrHeader(int version, boolean tiled, boolean deep, boolean multipart, List<ExrPart> parts) {
    private static final long MAGIC = 0x0131_2f76L;
    private static final int MOST_PARTS = 64;
    private static final int MOST_ATTRIBUTES = 1000;
    /** 31 characters, or 255 where the flag for long names is set; who writes 255 without the flag is read as well. */
    private static final int LONGEST_NAME = 255;
    /** A list of channels may be long; what is longer than this is a preview or a table. */
    private static final int LONGEST_VALUE = 16_384;
    private static final int MOST_BYTES = 262_144;

    /** Whether these first bytes are those of an OpenEXR file. */
    public static boolean isOne(byte[] head) {
        return head.length >= 4 && head[0] == 0x76 && head[1] == 0x2f && head[2] == 0x31 && head[3] == 0x01;
    }

    /**
     * @param window in any byte order
     * @throws IOException when this is no OpenEXR file, or its header breaks off before the first part is complete
     */
    public static ExrHeader read(ByteWindow window) throws IOException {
        ByteWindow file = window.in(ByteOrder.LITTLE_ENDIAN);
        if (file.u32(0) != MAGIC) {
            throw new IOException("This is no OpenEXR file: it does not start with 76 2f 31 01.");
        }
        long flags = file.u32(4);
        boolean multipart = (flags & 0x1000) != 0;
        List<ExrPart> parts = new Attributes(file).parts(multipart);
        return new ExrHeader((int) (flags & 0xff), (flags & 0x200) != 0, (flags & 0x800) != 0, multipart, parts);
    }

    /** The part that the others belong to. */
    public ExrPart first() {
        return parts.get(0);
    }

    /** Walks over the attributes, from byte 8 on. */
    private static final class Attributes {
        private final ByteWindow file;
        private long at = 8;
        private int attributes;
        private int bytes;

        Attributes(ByteWindow file) {
            this.file = file;
        }

        List<ExrPart> parts(boolean multipart) throws IOException {
            List<ExrPart> parts = new ArrayList<>(List.of(part()));
            // An empty header ends the list of parts.
            while (multipart && parts.size() < MOST_PARTS) {
                ExrPart next = part();
                if (next.attributes().isEmpty()) {
                    break;
                }
                parts.add(next);
            }
            return List.copyOf(parts);
        }

        private ExrPart part() throws IOException {
            Map<String, ExrAttribute> found = new LinkedHashMap<>();
            for (String name = name(); !name.isEmpty(); name = name()) {
                if (++attributes > MOST_ATTRIBUTES) {
                    throw new IOException("The OpenEXR header has more than " + MOST_ATTRIBUTES + " attributes.");
                }
                String type = name();
                long size = file.s32(at);
                at += 4;
                if (!file.has(at, size)) {
                    throw new IOException("The OpenEXR attribute '" + name + "' claims " + size + " bytes, which the file does not have.");
                }
                boolean taken = size <= LONGEST_VALUE && bytes + size <= MOST_BYTES;
                found.putIfAbsent(name, new ExrAttribute(type, taken ? file.bytes(at, size) : new byte[0]));
                bytes += taken ? (int) size : 0;
                at += size;
            }
            return new ExrPart(found);
        }

        private String name() throws IOException {
            StringBuilder name = new StringBuilder();
            for (int c = file.u8(at++); c != 0; c = file.u8(at++)) {
                if (name.length() == LONGEST_NAME) {
                    throw new IOException("The OpenEXR header has a name of more than " + LONGEST_NAME + " characters.");
                }
                name.append((char) c);
            }
            return name.toString();
        }
    }
}

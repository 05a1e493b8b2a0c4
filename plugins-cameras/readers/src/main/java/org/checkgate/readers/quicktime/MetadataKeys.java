package org.checkgate.readers.quicktime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkgate.readers.ByteWindow;

/**
 * Keys and values that cameras and programs leave in a film: the meta box with its list of key names (QuickTime File Format,
 * "Metadata atoms"), and the older user data texts, whose types start with the copyright sign.
 */
final class MetadataKeys {
    private static final int MOST_KEYS = 1000;
    private static final int MOST_BYTES = 4096;

    private final BoxReader boxes;
    private final ByteWindow source;
    private final Map<String, String> found = new TreeMap<>();

    MetadataKeys(BoxReader boxes) {
        this.boxes = boxes;
        this.source = boxes.source();
    }

    Map<String, String> found() {
        return found;
    }

    void meta(Box meta) throws IOException {
        // ISO makes meta a full box, with four more bytes before the first child; QuickTime does not.
        boolean full = meta.length() >= 12 && !source.fourcc(meta.start() + 4).equals("hdlr");
        List<String> names = List.of();
        for (Box box : boxes.children(meta.start() + (full ? 4 : 0), meta.end())) {
            if (box.type().equals("keys")) {
                names = names(box);
            } else if (box.type().equals("ilst")) {
                for (Box item : boxes.children(box)) {
                    item(item, names);
                }
            }
        }
    }

    void userData(Box udta) throws IOException {
        for (Box box : boxes.children(udta)) {
            if (box.type().equals("meta")) {
                meta(box);
            } else if (box.type().charAt(0) == '\u00a9' && box.length() > 4) {
                long length = Math.min(source.u16(box.start()), box.length() - 4);
                put(box.type(), source.bytes(box.start() + 4, Math.min(length, MOST_BYTES)));
            } else if (box.type().equals("FIRM") || box.type().equals("LENS")) {
                put("gopro." + box.type(), source.bytes(box.start(), Math.min(box.length(), MOST_BYTES)));
            }
        }
    }

    private List<String> names(Box keys) throws IOException {
        List<String> names = new ArrayList<>();
        long count = Math.min(source.u32(keys.start() + 4), MOST_KEYS);
        for (Box name : boxes.children(keys.start() + 8, keys.end())) {
            if (names.size() < count) {
                names.add(new String(source.bytes(name.start(), Math.min(name.length(), MOST_BYTES)), StandardCharsets.UTF_8));
            }
        }
        return names;
    }

    private void item(Box item, List<String> names) throws IOException {
        long index = source.u32(item.start() - 4);
        String name = index >= 1 && index <= names.size() ? names.get((int) index - 1) : item.type().strip();
        Optional<Box> data = boxes.find(item, "data");
        if (data.isEmpty() || data.get().length() < 8) {
            return;
        }
        long type = source.u32(data.get().start());
        long at = data.get().start() + 8;
        long length = data.get().length() - 8;
        if (type == 1) {
            put(name, source.bytes(at, Math.min(length, MOST_BYTES)));
        } else if ((type == 21 || type == 22 || type >= 65 && type <= 78) && length >= 1 && length <= 8) {
            found.putIfAbsent(name, Long.toString(integer(at, (int) length, type != 22 && type < 75)));
        } else if (type == 23 && length == 4) {
            found.putIfAbsent(name, Float.toString(Float.intBitsToFloat(source.s32(at))));
        } else if (type == 24 && length == 8) {
            found.putIfAbsent(name, Double.toString(Double.longBitsToDouble(source.s64(at))));
        }
    }

    private long integer(long at, int length, boolean signed) throws IOException {
        long value = signed && source.u8(at) > 127 ? -1 : 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | source.u8(at + i);
        }
        return value;
    }

    private void put(String name, byte[] text) {
        String value = new String(text, StandardCharsets.UTF_8).replace("\0", "").strip();
        if (!value.isEmpty()) {
            found.putIfAbsent(name, value);
        }
    }
}

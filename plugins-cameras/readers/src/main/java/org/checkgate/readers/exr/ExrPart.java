package org.checkgate.readers.exr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One part of an OpenEXR file.
 *
 * @param attributes by name, in the file's order
 */
public record ExrPart(Map<String, ExrAttribute> attributes) {
    /** The order of ImfCompression.h. */
    private static final List<String> COMPRESSIONS = List.of("none", "RLE", "ZIPS", "ZIP", "PIZ", "PXR24", "B44", "B44A", "DWAA", "DWAB",
        "HTJ2K256", "HTJ2K32");
    private static final int MOST_CHANNELS = 1000;

    /** Keeps the order. */
    public ExrPart {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * A channel of the picture.
     *
     * @param name such as {@code R} or {@code left.Z}
     * @param bits a sample: 16 or 32
     * @param everyX one sample for so many pixels, sideways
     * @param everyY one sample for so many pixels, downwards
     */
    public record Channel(String name, int bits, int everyX, int everyY) {
    }

    /** The attribute of that name; an empty one where there is none. */
    public ExrAttribute get(String name) {
        return attributes.getOrDefault(name, new ExrAttribute("", new byte[0]));
    }

    /** Such as {@code PIZ}. */
    public Optional<String> compression() {
        return get("compression").code().filter(c -> c < COMPRESSIONS.size()).map(COMPRESSIONS::get);
    }

    /** The channels that are described in full, in the file's order, which is the alphabet's. */
    public List<Channel> channels() {
        ExrAttribute list = get("channels");
        List<Channel> channels = new ArrayList<>();
        byte[] value = list.type().equals("chlist") ? list.value() : new byte[0];
        int at = 0;
        while (channels.size() < MOST_CHANNELS && at < value.length && value[at] != 0) {
            int end = at;
            while (end < value.length && value[end] != 0) {
                end++;
            }
            // After the name: type, whether it is linear with three spare bytes, and one sample for so many pixels.
            if (end + 17 > value.length) {
                break;
            }
            int type = little(value, end + 1);
            channels.add(new Channel(new String(value, at, end - at, StandardCharsets.UTF_8), type == 1 ? 16 : 32, little(value, end + 9),
                little(value, end + 13)));
            at = end + 17;
        }
        return List.copyOf(channels);
    }

    private static int little(byte[] value, int at) {
        return value[at] & 0xff | (value[at + 1] & 0xff) << 8 | (value[at + 2] & 0xff) << 16 | value[at + 3] << 24;
    }
}

package org.checkgate.readers.quicktime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;

/** Finds boxes. Whatever sizes claim: each step goes forward by 8 bytes at least, and the steps are counted. */
final class BoxReader {
    /** Far more than a camera writes; a fragmented film may have more, but its description comes first. */
    private static final int MOST_BOXES = 4000;

    private final ByteWindow source;
    private int seen;

    BoxReader(ByteWindow source) {
        this.source = source;
    }

    ByteWindow source() {
        return source;
    }

    List<Box> children(long start, long end) throws IOException {
        return children(start, end, MOST_BOXES);
    }

    /** @param most of this level */
    List<Box> children(long start, long end, int most) throws IOException {
        List<Box> boxes = new ArrayList<>();
        long at = start;
        while (at <= end - 8 && boxes.size() < most && seen++ < MOST_BOXES) {
            long size = source.u32(at);
            int header = 8;
            if (size == 1) {
                if (at > end - 16) {
                    break;
                }
                size = source.s64(at + 8);
                header = 16;
            } else if (size == 0) {
                size = end - at;
            }
            if (size < header) {
                break;
            }
            boolean cut = size > end - at;
            long next = cut ? end : at + size;
            boxes.add(new Box(source.fourcc(at + 4), at + header, next, cut));
            at = next;
        }
        return boxes;
    }

    List<Box> children(Box box) throws IOException {
        return children(box.start(), box.end());
    }

    /** The first box below {@code parent} along the types. */
    Optional<Box> find(Box parent, String... types) throws IOException {
        Box at = parent;
        for (String type : types) {
            Optional<Box> next = children(at).stream().filter(b -> b.type().equals(type)).findFirst();
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }
}

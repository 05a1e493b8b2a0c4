package org.checkgate.readers.quicktime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkgate.readers.ByteWindow;
import org.checkgate.spi.LimitExceededException;

/**
 * What a film says of itself: QuickTime File Format; ISO/IEC 14496-12.
 *
 * @param brand    the major brand of ftyp, empty when there is none
 * @param whole    whether its description was read to the end; not when that would cost more than a clip may
 * @param complete whether the media data and the description are there in full, as far as the boxes' sizes tell
 * @param created  from mvhd, absent when it is zero
 * @param tracks   in the file's order
 * @param keys     names and values as they stand
 */
public record Movie(String brand, boolean whole, boolean complete, Optional<Instant> created, List<Track> tracks, Map<String, String> keys) {
    /** A film in fragments has two for each second; its description is among the first, and the others cost budget. */
    private static final int MOST_AT_TOP = 100;
    private static final long FROM_1904_TO_1970 = 2_082_844_800L;
    private static final Set<String> FIRST_BOXES = Set.of("ftyp", "wide", "mdat", "moov", "free", "skip", "pnot");

    /** Whether a file that starts so, with 8 bytes at least, may be one. */
    public static boolean isFilm(byte[] head) {
        return head.length >= 8 && FIRST_BOXES.contains(new String(head, 4, 4, StandardCharsets.ISO_8859_1));
    }

    /** Who claims to understand the film, by its first box (ISO/IEC 14496-12, 4.3): the major brand and the compatible ones, four characters each. */
    public static Set<String> brands(byte[] head) {
        Set<String> brands = new HashSet<>();
        if (head.length >= 16 && new String(head, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp")) {
            long end = Math.min(ByteBuffer.wrap(head).getInt(0) & 0xffff_ffffL, head.length);
            for (int at = 8; at <= end - 4; at += at == 8 ? 8 : 4) {
                brands.add(new String(head, at, 4, StandardCharsets.ISO_8859_1));
            }
        }
        return brands;
    }

    /**
     * Reads boxes and the first entries of tables, never media data.
     *
     * @param source big-endian
     * @throws IOException with a sentence for a person, when the description is not there
     */
    public static Movie read(ByteWindow source) throws IOException {
        BoxReader boxes = new BoxReader(source);
        String brand = "";
        boolean complete = true;
        Box description = null;
        for (Box box : boxes.children(0, source.size(), MOST_AT_TOP)) {
            complete &= !box.cut();
            if (box.type().equals("ftyp") && box.length() >= 4) {
                brand = source.fourcc(box.start());
            } else if (box.type().equals("moov") && description == null) {
                description = box;
            }
        }
        if (description == null) {
            throw new IOException(complete ? "the file has no description of its content (no moov box)."
                : "the file ends before its description (no moov box): it was cut off, or its recording was never closed.");
        }
        Optional<Instant> created = Optional.empty();
        List<Track> tracks = new ArrayList<>();
        MetadataKeys keys = new MetadataKeys(boxes);
        boolean whole = true;
        try {
            for (Box box : boxes.children(description)) {
                switch (box.type()) {
                    case "mvhd" -> created = created(source, box);
                    case "trak" -> {
                        new TrackReader(boxes).read(box).ifPresent(tracks::add);
                        // Apple's cameras say at the picture's track what is true for its lens.
                        for (Box own : boxes.children(box)) {
                            if (own.type().equals("meta")) {
                                keys.meta(own);
                            }
                        }
                    }
                    case "meta" -> keys.meta(box);
                    case "udta" -> keys.userData(box);
                    default -> { }
                }
            }
        } catch (LimitExceededException e) {
            // Partly known is better than thrown away.
            whole = false;
        }
        return new Movie(brand, whole, complete, created, List.copyOf(tracks), keys.found());
    }

    private static Optional<Instant> created(ByteWindow source, Box mvhd) throws IOException {
        long seconds = source.u8(mvhd.start()) == 1 ? source.s64(mvhd.start() + 4) : source.u32(mvhd.start() + 4);
        // Before 1970 nothing of this was recorded; the bound above keeps the year at four digits.
        return seconds > FROM_1904_TO_1970 && seconds < 250_000_000_000L
            ? Optional.of(Instant.ofEpochSecond(seconds - FROM_1904_TO_1970)) : Optional.empty();
    }
}

package org.checkgate.readers.quicktime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.Rates;
import org.checkgate.spi.Rate;

/**
 * A timecode's sample description: QuickTime File Format, "Timecode sample description".
 *
 * <p>Its "number of frames" byte is not read at all: GoPro writes 29 for 30000/1001, and who divides by it is 40 minutes
 * off by the evening. Frames a second are the time scale by the frame's duration.
 *
 * @param rate    absent when scale or duration are none
 * @param counter a tape counter, not a time of day
 * @param reel    the source tape's name; empty when there is none
 */
public record TimecodeEntry(Optional<Rate> rate, boolean dropFrame, boolean wraps, boolean counter, String reel) {
    private static final int FIXED = 26;

    static TimecodeEntry read(BoxReader boxes, Box entry) throws IOException {
        ByteWindow source = boxes.source();
        long flags = source.u32(entry.start() + 12);
        String reel = "";
        for (Box box : boxes.children(entry.start() + FIXED, entry.end())) {
            if (box.type().equals("name") && box.length() >= 4) {
                // A user data text: length, language, characters.
                long length = Math.min(source.u16(box.start()), box.length() - 4);
                reel = new String(source.bytes(box.start() + 4, length), StandardCharsets.UTF_8).replace("\0", "").strip();
            }
        }
        return new TimecodeEntry(Rates.of(source.u32(entry.start() + 16), source.u32(entry.start() + 20)),
            (flags & 1) != 0, (flags & 2) != 0, (flags & 8) != 0, reel);
    }
}

package org.checkgate.readers.quicktime;

import java.io.IOException;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.Rates;
import org.checkgate.spi.Rate;

/**
 * A picture's sample description: QuickTime File Format, "Video sample description"; ISO/IEC 14496-12, 12.1.3.
 *
 * @param colour      primaries, transfer and matrix as code points of ISO/IEC 23091-2; absent when not stated
 * @param profile     the profile in avcC or hvcC, -1 when there is none
 * @param constraints the flags behind the profile in avcC, from constraint_set0 in the highest of eight bits down; 0 when there are none
 * @param depth       bits a component in avcC or hvcC, 0 when not stated
 * @param chroma      chroma_format_idc in avcC or hvcC, -1 when not stated
 * @param vc3         compression identifier in Avid's box ARES or ADHR, as ffmpeg's movenc.c writes it; 0 when there is none
 */
public record VideoEntry(String fourcc, int width, int height, Optional<Rate> pixelAspect, Optional<int[]> colour, int profile,
                         int constraints, int depth, int chroma, int vc3) {
    private static final int FIXED = 78;

    static VideoEntry read(BoxReader boxes, Box entry) throws IOException {
        ByteWindow source = boxes.source();
        int width = source.u16(entry.start() + 24);
        int height = source.u16(entry.start() + 26);
        Optional<Rate> pixelAspect = Optional.empty();
        Optional<int[]> colour = Optional.empty();
        int profile = -1;
        int constraints = 0;
        int depth = 0;
        int chroma = -1;
        int vc3 = 0;
        for (Box box : boxes.children(entry.start() + FIXED, entry.end())) {
            long at = box.start();
            if (box.type().equals("pasp") && box.length() >= 8) {
                pixelAspect = Rates.of(source.u32(at), source.u32(at + 4));
            } else if (box.type().equals("colr") && box.length() >= 10 && source.fourcc(at).startsWith("ncl")) {
                colour = Optional.of(new int[] {source.u16(at + 4), source.u16(at + 6), source.u16(at + 8)});
            } else if (box.type().equals("avcC") && box.length() >= 4) {
                profile = source.u8(at + 1);
                constraints = source.u8(at + 2);
                Optional<AvcSequence> sequence = AvcSequence.read(source, box);
                chroma = sequence.map(AvcSequence::chroma).orElse(-1);
                depth = sequence.map(AvcSequence::depth).orElse(0);
            } else if (box.type().equals("hvcC") && box.length() >= 19) {
                // ISO/IEC 14496-15, 8.3.2.1
                profile = source.u8(at + 1) & 0x1f;
                chroma = source.u8(at + 16) & 3;
                depth = 8 + (source.u8(at + 17) & 7);
            } else if (box.type().equals("ARES") && box.length() >= 12) {
                // The box names itself once more, then its version.
                vc3 = source.s32(at + 8);
            } else if (box.type().equals("ADHR") && box.length() >= 8) {
                vc3 = source.s32(at + 4);
            }
        }
        return new VideoEntry(entry.type(), width, height, pixelAspect, colour, profile, constraints, depth, chroma, vc3);
    }
}

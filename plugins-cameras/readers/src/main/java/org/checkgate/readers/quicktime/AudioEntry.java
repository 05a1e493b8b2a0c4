package org.checkgate.readers.quicktime;

import java.io.IOException;
import org.checkgate.readers.ByteWindow;

/**
 * A sound's sample description: QuickTime File Format, "Sound sample descriptions" versions 0 to 2.
 *
 * @param channels   0 when not stated
 * @param sampleRate samples a second, 0 when not stated
 * @param bits       of uncompressed samples, 0 for compressed ones
 */
public record AudioEntry(String fourcc, long channels, long sampleRate, int bits) {
    static AudioEntry read(ByteWindow source, Box entry) throws IOException {
        long at = entry.start();
        int version = source.u16(at + 8);
        if (version == 2) {
            double rate = Double.longBitsToDouble(source.s64(at + 32));
            return new AudioEntry(entry.type(), source.u32(at + 40) & 0xffff, rate > 0 && rate < 1e7 ? Math.round(rate) : 0,
                pcmBits(entry.type(), (int) Math.min(64, source.u32(at + 48))));
        }
        return new AudioEntry(entry.type(), source.u16(at + 16), source.u16(at + 24), pcmBits(entry.type(), source.u16(at + 18)));
    }

    private static int pcmBits(String fourcc, int stated) {
        return switch (fourcc) {
            case "in24" -> 24;
            case "in32", "fl32" -> 32;
            case "fl64" -> 64;
            case "raw ", "twos", "sowt", "lpcm", "ipcm" -> stated;
            default -> 0;
        };
    }

    String codec() {
        return switch (fourcc) {
            case "in24", "in32", "raw ", "twos", "sowt", "lpcm", "ipcm", "fl32", "fl64" -> "PCM";
            case "mp4a" -> "AAC";
            case "alac" -> "ALAC";
            default -> fourcc.strip();
        };
    }
}

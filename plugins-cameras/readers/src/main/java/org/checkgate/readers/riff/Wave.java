package org.checkgate.readers.riff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;

/**
 * The chunks of a WAVE file: RIFF, or beyond 4 GiB RF64 (EBU Tech 3306) and BW64 (ITU-R BS.2088).
 *
 * @param container {@code WAVE}, {@code RF64} or {@code BW64}
 * @param bits      of a sample; valid bits where the extensible form states them
 * @param sound     where the sound lies
 * @param complete  whether the file has as many bytes of sound as it claims
 * @param ixmlText  the iXML chunk as it stands, absent when there is none
 */
public record Wave(String container, int formatTag, int channels, long sampleRate, int bits, Sound sound, boolean complete,
            Optional<Bext> bext, Optional<String> ixmlText) {
    /**
     * @param start   in the file; 0 where there is none
     * @param claimed bytes that the chunk states
     * @param there   bytes, as far as what was read reaches
     * @param frame   bytes of one sample of all channels; 0 when not stated
     */
    public record Sound(long start, long claimed, long there, int frame) {
    }

    private static final int MOST_CHUNKS = 256;
    private static final int LARGEST_IXML = 256 << 10;
    private static final long IN_DS64 = 0xffff_ffffL;
    private static final int EXTENSIBLE = 0xfffe;

    /** Whether a file that starts so, with 12 bytes at least, is one. */
    public static boolean isWave(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, 12), StandardCharsets.ISO_8859_1);
        return start.matches("(?s)(RIFF|RF64|BW64)....WAVE");
    }

    /**
     * Reads chunk headers and descriptions, never the sound.
     *
     * @param source little-endian
     * @throws IOException with a sentence for a person, when it is no WAVE file or says nothing of its sound
     */
    public static Wave read(ByteWindow source) throws IOException {
        String riff = source.size() < 12 ? "" : source.fourcc(0);
        if (!riff.matches("RIFF|RF64|BW64") || !source.fourcc(8).equals("WAVE")) {
            throw new IOException("the file does not start as a WAVE file does.");
        }
        long at = 12;
        long dataSize = -1;
        long[] format = null;
        boolean complete = true;
        Sound sound = new Sound(0, 0, 0, 0);
        Optional<Bext> bext = Optional.empty();
        Optional<String> ixml = Optional.empty();
        for (int i = 0; i < MOST_CHUNKS && at <= source.size() - 8; i++) {
            String id = source.fourcc(at);
            long length = source.u32(at + 4);
            long start = at + 8;
            if (id.equals("data") && length == IN_DS64 && dataSize >= 0) {
                length = dataSize;
            }
            long there = Math.min(length, source.size() - start);
            if (id.equals("ds64") && there >= 16) {
                dataSize = source.s64(start + 8);
            } else if (id.equals("fmt ") && there >= 16) {
                format = format(source, start, there);
            } else if (id.equals("bext") && there >= Bext.LENGTH && bext.isEmpty()) {
                bext = Optional.of(Bext.read(source, start));
            } else if (id.equals("iXML") && ixml.isEmpty()) {
                ixml = Optional.of(ixmlText(source, start, Math.min(there, LARGEST_IXML)));
            } else if (id.equals("data")) {
                sound = new Sound(start, length, there, 0);
                complete = there == length;
            }
            // Chunks start at even places.
            at = start + there + (there & 1);
        }
        if (format == null) {
            throw new IOException("the file has no fmt chunk: nothing says what its sound is.");
        }
        return new Wave(riff.equals("RIFF") ? "WAVE" : riff, (int) format[0], (int) format[1], format[2], (int) format[4],
            new Sound(sound.start(), sound.claimed(), sound.there(), (int) format[3]), complete, bext, ixml);
    }

    private static String ixmlText(ByteWindow source, long at, long length) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (long done = 0; done < length; done += ByteWindow.LONGEST) {
            text.writeBytes(source.bytes(at + done, Math.min(length - done, ByteWindow.LONGEST)));
        }
        return ByteWindow.text(text.toByteArray());
    }

    private static long[] format(ByteWindow source, long at, long length) throws IOException {
        int tag = source.u16(at);
        int bits = source.u16(at + 14);
        if (tag == EXTENSIBLE && length >= 26) {
            int valid = source.u16(at + 18);
            bits = valid > 0 ? valid : bits;
            tag = source.u16(at + 24);
        }
        return new long[] {tag, source.u16(at + 2), source.u32(at + 4), source.u16(at + 12), bits};
    }

    /** How many samples each channel has, as far as the file reaches. */
    public long samples() {
        return sound.frame() == 0 ? 0 : sound.there() / sound.frame();
    }

    /** As {@link #samples()}, where only the first bytes were read of a file of that size; 0 where the sound starts behind them. */
    public long samplesIn(long fileSize) {
        return sound.frame() == 0 || sound.start() == 0 ? 0 : Math.max(0, Math.min(sound.claimed(), fileSize - sound.start())) / sound.frame();
    }

    /** Null for a format tag that has no name here. */
    public String codec() {
        return switch (formatTag) {
            case 1 -> "PCM";
            case 3 -> "PCM float";
            default -> null;
        };
    }
}

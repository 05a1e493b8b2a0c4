package org.checkgate.bench.inspect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.checkgate.inspect.CardSource;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.SeekableView;

/** A card with one image sequence: names and sizes of many frames, each with the same header (SMPTE ST 268, DPX). */
record FrameCard(List<CardFile> files) implements CardSource {
    private static final int HEADER = 2048;
    private static final long FRAME = 8 << 20;

    static FrameCard of(int frames) {
        return new FrameCard(IntStream.range(0, frames)
                .mapToObj(number -> new CardFile(String.format(Locale.ROOT, "A001C001_261120_R1ZA/A001C001_261120_R1ZA.%07d.dpx", 86_400 + number), FRAME)).toList());
    }

    private static byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        java.util.Arrays.fill(header.array(), 768, HEADER, (byte) 0xff);
        header.put(0, "SDPX".getBytes(StandardCharsets.ISO_8859_1)).putInt(4, HEADER).put(8, "V2.0".getBytes(StandardCharsets.ISO_8859_1));
        header.putShort(768, (short) 0).putShort(770, (short) 1).putInt(772, 1920).putInt(776, 1080).put(800, (byte) 50).put(803, (byte) 10);
        return header.array();
    }

    @Override
    public String name() {
        return "A001R1ZA";
    }

    @Override
    public SeekableView open(String path) {
        byte[] header = header();
        return new SeekableView() {
            @Override
            public long size() {
                return FRAME;
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) {
                if (position >= FRAME) {
                    return -1;
                }
                int count = (int) Math.min(length, FRAME - position);
                for (int i = 0; i < count; i++) {
                    into[offset + i] = position + i < HEADER ? header[(int) position + i] : 0;
                }
                return count;
            }

            @Override
            public void close() {
                // There is nothing open.
            }
        };
    }
}

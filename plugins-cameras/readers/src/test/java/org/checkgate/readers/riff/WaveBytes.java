package org.checkgate.readers.riff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes WAVE files as EBU Tech 3285 and 3306 describe them. */
public final class WaveBytes {
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    private final String riff;

    public WaveBytes(String riff) {
        this.riff = riff;
    }

    public WaveBytes chunk(String id, int statedLength, byte[] content) {
        chunks.writeBytes(id.getBytes(StandardCharsets.ISO_8859_1));
        chunks.writeBytes(little(4).putInt(statedLength).array());
        chunks.writeBytes(content);
        if (content.length % 2 == 1) {
            chunks.write(0);
        }
        return this;
    }

    public WaveBytes chunk(String id, byte[] content) {
        return chunk(id, content.length, content);
    }

    public WaveBytes fmt(int channels, int rate, int bits) {
        return chunk("fmt ", little(16).putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8)
            .putShort((short) (channels * bits / 8)).putShort((short) bits).array());
    }

    public WaveBytes bext(String description, long timeReference) {
        ByteBuffer chunk = little(602);
        chunk.put(fixed(description, 256)).put(fixed("Sound Dev: 702T S#GR1112089007", 32)).put(fixed("REF", 32))
            .put(fixed("2026:11:20", 10)).put(fixed("10-11-12", 8)).putLong(timeReference);
        return chunk("bext", chunk.array());
    }

    public WaveBytes ixml(String inside) {
        return chunk("iXML", ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><BWFXML>" + inside + "</BWFXML>   \0\0").getBytes(StandardCharsets.UTF_8));
    }

    public WaveBytes data(int bytes) {
        return chunk("data", new byte[bytes]);
    }

    public byte[] file() {
        byte[] content = chunks.toByteArray();
        return little(12 + content.length).put(riff.getBytes(StandardCharsets.ISO_8859_1)).putInt(riff.equals("RIFF") ? content.length + 4 : -1)
            .put("WAVE".getBytes(StandardCharsets.ISO_8859_1)).put(content).array();
    }

    public static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] fixed(String text, int length) {
        return Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), length);
    }

    public static String speed(String rate, String flag, int clock, long samples) {
        return "<SPEED><TIMECODE_RATE>" + rate + "</TIMECODE_RATE><TIMECODE_FLAG>" + flag + "</TIMECODE_FLAG><TIMESTAMP_SAMPLE_RATE>" + clock
            + "</TIMESTAMP_SAMPLE_RATE><TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>" + (samples >> 32) + "</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>"
            + "<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>" + (int) samples + "</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO></SPEED>";
    }

    public static String track(int index, String name) {
        return "<TRACK><CHANNEL_INDEX>" + index + "</CHANNEL_INDEX><INTERLEAVE_INDEX>" + index + "</INTERLEAVE_INDEX><NAME>" + name + "</NAME></TRACK>";
    }
}

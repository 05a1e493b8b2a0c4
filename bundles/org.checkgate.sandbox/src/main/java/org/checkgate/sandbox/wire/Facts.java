package org.checkgate.sandbox.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;

/** Facts, each with the type of its value. */
final class Facts {
    private static final int MOST_TEXTS = 100_000;

    private enum Type { TEXT, WHOLE, DECIMAL, FLAG, RATE, TIMECODE, TEXTS }

    private Facts() {
    }

    static void write(Wire wire, Fact fact) throws IOException {
        Object value = fact.value();
        if (value instanceof Long number) {
            type(wire, Type.WHOLE).number(number);
        } else if (value instanceof Double number) {
            type(wire, Type.DECIMAL).decimal(number);
        } else if (value instanceof Boolean flag) {
            type(wire, Type.FLAG).number(flag ? 1 : 0);
        } else if (value instanceof Rate rate) {
            type(wire, Type.RATE).number(rate.num()).number(rate.den());
        } else if (value instanceof Timecode timecode) {
            type(wire, Type.TIMECODE).number(timecode.frames()).number(timecode.rate().num()).number(timecode.rate().den()).number(timecode.dropFrame() ? 1 : 0);
        } else if (value instanceof List<?> texts) {
            type(wire, Type.TEXTS).number(texts.size());
            for (Object text : texts) {
                wire.text((String) text);
            }
        } else {
            type(wire, Type.TEXT).text((String) value);
        }
        wire.text(fact.source()).number(fact.confidence().ordinal());
    }

    private static Wire type(Wire wire, Type type) throws IOException {
        return wire.number(type.ordinal());
    }

    static Fact read(Wire wire) throws IOException {
        Object value = switch (Type.values()[wire.upTo(Type.values().length - 1)]) {
            case TEXT -> wire.text();
            case WHOLE -> wire.number();
            case DECIMAL -> wire.decimal();
            case FLAG -> wire.upTo(1) == 1;
            case RATE -> rate(wire);
            case TIMECODE -> timecode(wire);
            case TEXTS -> texts(wire);
        };
        String source = wire.text();
        Confidence confidence = Confidence.values()[wire.upTo(Confidence.values().length - 1)];
        return honest(() -> new Fact(value, source, confidence));
    }

    private static Rate rate(Wire wire) throws IOException {
        long num = wire.number();
        long den = wire.number();
        return honest(() -> new Rate(num, den));
    }

    private static Timecode timecode(Wire wire) throws IOException {
        long frames = wire.number();
        Rate rate = rate(wire);
        boolean drop = wire.upTo(1) == 1;
        return honest(() -> new Timecode(frames, rate, drop));
    }

    private static List<String> texts(Wire wire) throws IOException {
        List<String> texts = new ArrayList<>();
        int count = wire.upTo(MOST_TEXTS);
        for (int i = 0; i < count; i++) {
            texts.add(wire.text());
        }
        return texts;
    }

    /** The records refuse what is no fact; on the wire that is what any damage is. */
    static <T> T honest(Supplier<T> record) throws IOException {
        try {
            return record.get();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IOException("it answered nonsense: " + e.getMessage(), e);
        }
    }
}

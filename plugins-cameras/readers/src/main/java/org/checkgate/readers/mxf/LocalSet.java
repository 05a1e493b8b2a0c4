package org.checkgate.readers.mxf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.readers.Rates;
import org.checkgate.spi.Rate;

/**
 * A set of items under tags of two octets: SMPTE ST 377-1, 9.3. An item that is missing or shorter than its type is absent; a tag
 * that comes twice counts once.
 */
final class LocalSet {
    static final int INSTANCE = 0x3c0a;
    private static final int MOST_ITEMS = 512;
    private static final int MOST_REFERENCES = 1024;

    private final int kind;
    private final Map<Integer, ByteBuffer> items = new HashMap<>();

    /**
     * @param kind    octet 14 of the set's key
     * @param content the items; what is cut off at its end is left out
     */
    LocalSet(int kind, byte[] content) {
        this.kind = kind;
        ByteBuffer in = ByteBuffer.wrap(content);
        while (in.remaining() >= 4 && items.size() < MOST_ITEMS) {
            int tag = in.getShort() & 0xffff;
            int length = in.getShort() & 0xffff;
            if (length > in.remaining()) {
                break;
            }
            items.putIfAbsent(tag, in.slice(in.position(), length));
            in.position(in.position() + length);
        }
    }

    int kind() {
        return kind;
    }

    boolean has(int tag) {
        return items.containsKey(tag);
    }

    /** A whole number of one, two, four or eight octets, signed where it has eight. */
    OptionalLong number(int tag) {
        ByteBuffer item = items.getOrDefault(tag, ByteBuffer.allocate(0));
        return switch (item.remaining()) {
            case 1 -> OptionalLong.of(item.get(0) & 0xff);
            case 2 -> OptionalLong.of(item.getShort(0) & 0xffff);
            case 4 -> OptionalLong.of(item.getInt(0) & 0xffff_ffffL);
            case 8 -> OptionalLong.of(item.getLong(0));
            default -> OptionalLong.empty();
        };
    }

    /** Two numbers of four octets, both above 0; a distinguished value such as 0/0 is absent. */
    Optional<Rate> rate(int tag) {
        return item(tag, 8).flatMap(i -> Rates.of(i.getInt(0), i.getInt(4)));
    }

    Optional<Label> label(int tag) {
        return item(tag, Label.LENGTH).map(i -> new Label(i.getLong(0), i.getLong(8)));
    }

    /** A package's UMID of 32 octets in hexadecimal digits (SMPTE ST 330); absent when all of it is zero, which means "none". */
    Optional<String> umid(int tag) {
        return item(tag, 32).map(LocalSet::digits).filter(d -> !d.matches("0*"));
    }

    /** UTF-16 up to the first NUL, as ST 377-1 has it; absent when nothing is left. */
    Optional<String> text(int tag) {
        return Optional.ofNullable(items.get(tag)).map(i -> StandardCharsets.UTF_16BE.decode(i.duplicate()).toString())
            .map(t -> t.substring(0, t.indexOf('\0') < 0 ? t.length() : t.indexOf('\0')).strip()).filter(t -> !t.isEmpty());
    }

    Optional<byte[]> octets(int tag) {
        return Optional.ofNullable(items.get(tag)).map(i -> {
            byte[] octets = new byte[i.remaining()];
            i.get(0, octets);
            return octets;
        });
    }

    /** {@code 2026-11-20T10:11:12}: year, month, day, hour, minute, second; absent when they are no time. */
    Optional<String> time(int tag) {
        return item(tag, 8).map(i -> "%04d-%02d-%02dT%02d:%02d:%02d".formatted(i.getShort(0), i.get(2), i.get(3), i.get(4), i.get(5), i.get(6)))
            .filter(t -> t.matches("(19|20)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d"));
    }

    /** The sets or labels that an array or batch names, in its order: count, length of each, the elements. */
    List<Label> references(int tag) {
        ByteBuffer item = items.getOrDefault(tag, ByteBuffer.allocate(0));
        List<Label> references = new ArrayList<>();
        if (item.remaining() >= 8 && item.getInt(4) == Label.LENGTH) {
            long count = Math.min(Math.min(item.getInt(0) & 0xffff_ffffL, (item.remaining() - 8) / Label.LENGTH), MOST_REFERENCES);
            for (int i = 0; i < count; i++) {
                int at = 8 + i * Label.LENGTH;
                references.add(new Label(item.getLong(at), item.getLong(at + 8)));
            }
        }
        return references;
    }

    private Optional<ByteBuffer> item(int tag, int length) {
        return Optional.ofNullable(items.get(tag)).filter(i -> i.remaining() >= length);
    }

    private static String digits(ByteBuffer umid) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            digits.append("%016x".formatted(umid.getLong(i * 8)));
        }
        return digits.toString();
    }
}

package org.checkgate.sandbox.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Severity;

/** What a plugin knows of a clip. */
public final class InspectionWire {
    /** Characters; far beyond what is kept of an answer, and short enough for one message whatever they are. */
    private static final long LONGEST = 256 << 10;
    /** What an entry takes beside its characters, so that a million empty ones are no short answer. */
    private static final int ENTRY = 16;
    private static final int MOST = (int) (LONGEST / ENTRY);
    /** Bytes of an answer that {@link #check} would pass: four a character, and the numbers between. */
    private static final long LONGEST_MESSAGE = 4 * LONGEST + 64L * MOST;

    private InspectionWire() {
    }

    /** @param inspection one that {@link #check} has passed */
    public static void write(Wire wire, Inspection inspection) throws IOException {
        wire.number(inspection.metadata().size());
        for (Map.Entry<Field, Fact> entry : inspection.metadata().entrySet()) {
            wire.number(entry.getKey().ordinal());
            Facts.write(wire, entry.getValue());
        }
        wire.number(inspection.raw().size());
        for (Map.Entry<String, Map<String, String>> space : inspection.raw().entrySet()) {
            wire.text(space.getKey()).number(space.getValue().size());
            for (Map.Entry<String, String> entry : space.getValue().entrySet()) {
                wire.text(entry.getKey()).text(entry.getValue());
            }
        }
        wire.number(inspection.findings().size());
        for (Finding finding : inspection.findings()) {
            wire.text(finding.code()).number(finding.severity().ordinal()).text(finding.path()).text(finding.sentence()).text(finding.next());
        }
    }

    /** @throws IOException when it is too much for one answer */
    public static void check(Inspection inspection) throws IOException {
        long length = length(inspection);
        if (length > LONGEST) {
            throw new IOException("its answer has " + length + " characters; " + LONGEST + " are the most.");
        }
    }

    /** Characters of an answer, and as many for each of its entries as it takes beside them. */
    public static long length(Inspection inspection) {
        long length = inspection.metadata().values().stream().mapToLong(fact -> ENTRY + fact.value().toString().length() + fact.source().length()).sum();
        for (Map.Entry<String, Map<String, String>> space : inspection.raw().entrySet()) {
            length += ENTRY + space.getKey().length()
                + space.getValue().entrySet().stream().mapToLong(entry -> ENTRY + entry.getKey().length() + entry.getValue().length()).sum();
        }
        return length + inspection.findings().stream()
            .mapToLong(f -> ENTRY + f.code().length() + f.path().length() + f.sentence().length() + f.next().length()).sum();
    }

    /** @throws IOException also when a fact does not fit its field */
    public static Inspection read(Wire wire) throws IOException {
        wire.atMost(LONGEST_MESSAGE);
        Map<Field, Fact> metadata = new EnumMap<>(Field.class);
        int facts = wire.upTo(Field.values().length);
        for (int i = 0; i < facts; i++) {
            metadata.put(Field.values()[wire.upTo(Field.values().length - 1)], Facts.read(wire));
        }
        Map<String, Map<String, String>> raw = new TreeMap<>();
        int spaces = wire.upTo(MOST);
        for (int i = 0; i < spaces; i++) {
            Map<String, String> keys = raw.computeIfAbsent(wire.text(), space -> new TreeMap<>());
            int count = wire.upTo(MOST);
            for (int j = 0; j < count; j++) {
                keys.put(wire.text(), wire.text());
            }
        }
        List<Finding> findings = new ArrayList<>();
        int count = wire.upTo(MOST);
        for (int i = 0; i < count; i++) {
            String code = wire.text();
            Severity severity = Severity.values()[wire.upTo(Severity.values().length - 1)];
            findings.add(new Finding(code, severity, wire.text(), wire.text(), wire.text()));
        }
        Inspection inspection = Facts.honest(() -> new Inspection(metadata, raw, findings));
        check(inspection);
        return inspection;
    }
}

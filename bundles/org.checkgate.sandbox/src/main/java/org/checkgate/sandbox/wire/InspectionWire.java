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
    private static final int MOST = 1_000_000;
    /** Characters; far beyond what is kept of an answer, and short enough for one message whatever they are. */
    private static final long LONGEST = 256 << 10;

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
        long length = inspection.metadata().values().stream().mapToLong(fact -> fact.value().toString().length() + fact.source().length()).sum();
        for (Map<String, String> keys : inspection.raw().values()) {
            length += keys.entrySet().stream().mapToLong(entry -> entry.getKey().length() + entry.getValue().length()).sum();
        }
        length += inspection.findings().stream().mapToLong(f -> f.path().length() + f.sentence().length() + f.next().length()).sum();
        if (length > LONGEST) {
            throw new IOException("its answer has " + length + " characters; " + LONGEST + " are the most.");
        }
    }

    /** @throws IOException also when a fact does not fit its field */
    public static Inspection read(Wire wire) throws IOException {
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
        return Facts.honest(() -> new Inspection(metadata, raw, findings));
    }
}

package org.checkgate.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plugin can say of a clip.
 *
 * @param metadata what is known, under the names of the normalised schema
 * @param raw      the vendor's keys, untouched, by namespace ({@code qt}, {@code bext}, {@code ixml}, {@code sony.nrt}, …)
 * @param findings what a person should know
 */
public record Inspection(Map<Field, Fact> metadata, Map<String, Map<String, String>> raw, List<Finding> findings) {
    /** Nothing is known. */
    public static final Inspection EMPTY = new Inspection(Map.of(), Map.of(), List.of());

    /** @throws IllegalArgumentException when a fact does not fit its field */
    public Inspection {
        Map<Field, Fact> facts = new EnumMap<>(Field.class);
        metadata.forEach((field, fact) -> {
            if (!field.accepts(fact.value())) {
                throw new IllegalArgumentException("'" + fact.value() + "' does not fit " + field.text() + " (" + field.kind() + ")");
            }
            facts.put(field, fact);
        });
        Map<String, Map<String, String>> spaces = new TreeMap<>();
        raw.forEach((space, keys) -> spaces.put(space, Collections.unmodifiableMap(new TreeMap<>(keys))));
        metadata = Collections.unmodifiableMap(facts);
        raw = Collections.unmodifiableMap(spaces);
        findings = List.copyOf(findings);
    }

    /** Starts collecting. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects an inspection; not for use by several threads. */
    public static final class Builder {
        private final Map<Field, Fact> metadata = new EnumMap<>(Field.class);
        private final Map<String, Map<String, String>> raw = new TreeMap<>();
        private final List<Finding> findings = new ArrayList<>();

        private Builder() {
        }

        /**
         * Takes a value unless a better source came first or the value is none: offer the best source first. Null, blank
         * and the zeros that stand for "not recorded" are no values.
         */
        public Builder offer(Field field, Object value, String source, Confidence confidence) {
            Object plain = value instanceof Integer number ? Long.valueOf(number) : value instanceof String text ? text.strip() : value;
            if (plain != null && field.accepts(plain) && !metadata.containsKey(field)) {
                metadata.put(field, new Fact(plain, source, confidence));
            }
            return this;
        }

        /** Takes a vendor's key; null and empty values are left out, the first of two equal keys stays. */
        public Builder raw(String namespace, String key, String value) {
            if (value != null && !value.isEmpty()) {
                raw.computeIfAbsent(namespace, n -> new TreeMap<>()).putIfAbsent(key, value);
            }
            return this;
        }

        /** Takes a finding. */
        public Builder finding(Finding finding) {
            findings.add(finding);
            return this;
        }

        /** What has been taken for a field so far; null when nothing was. */
        public Fact get(Field field) {
            return metadata.get(field);
        }

        /** Everything collected so far. */
        public Inspection build() {
            return new Inspection(metadata, raw, findings);
        }
    }
}

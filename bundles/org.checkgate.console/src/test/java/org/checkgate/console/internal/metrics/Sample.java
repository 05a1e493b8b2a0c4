package org.checkgate.console.internal.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of Prometheus' text format (version 0.0.4) as a monitoring system reads it. */
record Sample(String name, Map<String, String> labels, double value) {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\.)*)\",?");

    static List<Sample> of(String text) {
        return text.lines().filter(line -> !line.startsWith("#")).map(Sample::line).toList();
    }

    private static Sample line(String line) {
        Matcher sample = LINE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("no sample: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        if (sample.group(2) != null) {
            Matcher label = LABEL.matcher(sample.group(2));
            int end = 0;
            for (; label.find() && label.start() == end; end = label.end()) {
                labels.put(label.group(1), label.group(2));
            }
            if (end != sample.group(2).length()) {
                throw new AssertionError("no labels: " + line);
            }
        }
        return new Sample(sample.group(1), labels, sample.group(3).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(sample.group(3)));
    }
}

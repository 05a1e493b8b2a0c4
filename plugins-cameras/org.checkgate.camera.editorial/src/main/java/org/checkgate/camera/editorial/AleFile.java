package org.checkgate.camera.editorial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An Avid Log Exchange file, after "Avid Log Exchange" in Avid's editing guide: the sections Heading (a name and a value a line),
 * Column (one line of names) and Data (a line a clip). Fields are divided by tabs, or by commas where FIELD_DELIM says so.
 *
 * @param heading names as they stand, in the file's order
 * @param columns names as they stand
 * @param rows    one list of cells a clip, as long as the line has them
 */
record AleFile(Map<String, String> heading, List<String> columns, List<List<String>> rows) {
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 1000;
    private static final int MOST_HEADINGS = 200;

    private enum Section {
        NONE, HEADING, COLUMN, DATA
    }

    /** @throws IOException when the text has no line Heading or no columns */
    static AleFile parse(String text) throws IOException {
        Map<String, String> heading = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        Section section = Section.NONE;
        String between = "\t";
        for (String line : (Iterable<String>) text.lines()::iterator) {
            Section next = section(line, section);
            if (line.isBlank() || next != section) {
                section = next;
            } else if (section == Section.HEADING && heading.size() < MOST_HEADINGS) {
                String[] parts = line.strip().split("\t", 2);
                heading.putIfAbsent(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
                between = heading.getOrDefault("FIELD_DELIM", "").toUpperCase(Locale.ROOT).startsWith("COMMA") ? "," : "\t";
            } else if (section == Section.COLUMN && columns.isEmpty()) {
                columns.addAll(cells(line, between));
            } else if (section == Section.DATA && rows.size() < MOST_ROWS) {
                rows.add(cells(line, between));
            }
        }
        if (columns.isEmpty()) {
            throw new IOException("This is no ALE file: it has no line of columns after a line Column.");
        }
        return new AleFile(heading, List.copyOf(columns), List.copyOf(rows));
    }

    /** Sections follow on one another, so that a clip called Data starts nothing. */
    private static Section section(String line, Section now) {
        String word = line.strip();
        if (now == Section.NONE && word.equalsIgnoreCase("Heading")) {
            return Section.HEADING;
        } else if (now == Section.HEADING && word.equalsIgnoreCase("Column")) {
            return Section.COLUMN;
        }
        return now == Section.COLUMN && word.equalsIgnoreCase("Data") ? Section.DATA : now;
    }

    private static List<String> cells(String line, String between) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        while (from >= 0 && cells.size() < MOST_COLUMNS) {
            int to = line.indexOf(between, from);
            cells.add((to < 0 ? line.substring(from) : line.substring(from, to)).strip());
            from = to < 0 ? -1 : to + between.length();
        }
        return List.copyOf(cells);
    }

    /** A clip's cell in the column of that name, whatever its case; empty where there is none. */
    String cell(List<String> row, String column) {
        for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
            if (columns.get(i).equalsIgnoreCase(column)) {
                return row.get(i);
            }
        }
        return "";
    }

    /** What stands in a column of every clip; empty where two differ. */
    String common(String column) {
        List<String> values = rows.stream().map(row -> cell(row, column)).distinct().limit(2).toList();
        return values.size() == 1 ? values.get(0) : "";
    }
}

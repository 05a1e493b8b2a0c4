package org.checkgate.camera.editorial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.spi.Inspection;

/** The first row of a report as it stands, and how many follow; every maker's columns are others. RFC 4180 with its usual liberties. */
final class CsvFacts {
    /** Where two divide into as many cells, the first is meant: commas stand within names, tabs do not. */
    private static final char[] DELIMITERS = {'\t', ';', ','};
    private static final int MOST_COLUMNS = 2000;
    private static final int LONGEST_SHOWN = 16_000;

    private CsvFacts() {
    }

    static void offer(SidecarText text, String path, Inspection.Builder to) throws IOException {
        String all = text.text();
        int start = 0;
        while (start < all.length() && Character.isWhitespace(all.charAt(start)) && all.charAt(start) != '\t') {
            start++;
        }
        int end = endOfRow(all, start);
        String first = all.substring(start, end);
        if (first.isBlank() || first.indexOf('\0') >= 0) {
            throw new IOException("The report has no row of text.");
        }
        char delimiter = delimiter(first);
        List<String> header = cells(first, delimiter);
        String joined = String.join(" | ", header);
        to.raw("csv", "header", joined.length() > LONGEST_SHOWN ? joined.substring(0, LONGEST_SHOWN) + "…" : joined)
            .raw("csv", "columns", "" + header.size())
            .raw("csv", "delimiter", delimiter == '\t' ? "tab" : "" + delimiter)
            .raw("csv", text.complete() ? "rows" : "rows read", "" + rows(all, end));
    }

    /** Where the line ends that starts here; a line end between quotes is none. */
    private static int endOfRow(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                return i;
            }
        }
        return text.length();
    }

    private static int rows(String text, int from) {
        int rows = 0;
        int at = from;
        while (at < text.length()) {
            int end = endOfRow(text, at);
            rows += text.substring(at, end).isBlank() ? 0 : 1;
            at = end + 1;
        }
        return rows;
    }

    /** What divides the row into most cells. */
    private static char delimiter(String row) {
        char best = DELIMITERS[0];
        for (char delimiter : DELIMITERS) {
            if (cells(row, delimiter).size() > cells(row, best).size()) {
                best = delimiter;
            }
        }
        return best;
    }

    private static List<String> cells(String row, char delimiter) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length() && cells.size() < MOST_COLUMNS; i++) {
            char c = row.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < row.length() && row.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == delimiter && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}

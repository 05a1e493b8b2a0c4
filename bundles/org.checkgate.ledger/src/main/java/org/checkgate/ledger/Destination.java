package org.checkgate.ledger;

/**
 * What production a drive's rolls belong to.
 *
 * @param title the production; not empty, no {@code /}
 * @param day   the shoot day, {@code YYYYMMDD}
 * @param unit  {@code main}, {@code second}, …; not empty, no {@code /}
 */
public record Destination(String title, String day, String unit) {
    public Destination {
        segment("title", title);
        segment("unit", unit);
        if (!day.matches("\\d{8}")) {
            throw new IllegalArgumentException("The shoot day must be eight digits (YYYYMMDD), not \"" + day + "\".");
        }
    }

    /** Each becomes one segment of an object key, where these would climb or vanish. */
    private static void segment(String what, String value) {
        if (value.isBlank() || value.equals(".") || value.equals("..") || value.startsWith(".checkgate")
                || value.chars().anyMatch(c -> c == '/' || c == '\\' || c < 0x20)) {
            throw new IllegalArgumentException("The " + what + " \"" + value + "\" cannot be used as a folder name.");
        }
    }
}

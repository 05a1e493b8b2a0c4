package org.checkgate.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of a search ended. It goes out to whoever asks and comes back, so nothing in it is believed.
 *
 * @param lead which of the query's conditions leads
 * @param leg  number of the leg that it was met on
 * @param key  of the last clip
 * @param id   of the last clip
 */
record SearchCursor(int lead, long leg, String key, long id) {
    static final String OF_NONE = "This page follows none of this search.";
    private static final String BETWEEN = "\n";
    private static final int FIELDS = 4;

    String text() {
        String plain = String.join(BETWEEN, Integer.toString(lead), Long.toString(leg), Long.toString(id), key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException when no search of so many conditions gave it; the message is a plain sentence */
    static SearchCursor of(String text, int conditions) {
        try {
            String[] fields = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(BETWEEN, FIELDS);
            SearchCursor cursor = new SearchCursor(Integer.parseInt(fields[0]), Long.parseLong(fields[1]), fields[FIELDS - 1], Long.parseLong(fields[2]));
            if (cursor.lead >= 0 && cursor.lead < conditions && cursor.leg >= 0) {
                return cursor;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Said below, as of a cursor that is well written and of another query.
        }
        throw new IllegalArgumentException(OF_NONE);
    }
}

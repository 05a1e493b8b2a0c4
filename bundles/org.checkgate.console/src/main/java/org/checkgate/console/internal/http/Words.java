package org.checkgate.console.internal.http;

import java.util.OptionalLong;
import javax.servlet.http.HttpServletRequest;

/** Reads the small words of a request: numbers in paths and queries. */
public final class Words {
    private static final int SHOWN = 80;

    private Words() {
    }

    /** The path below the servlet's own, split at {@code /}; empty for the servlet itself. */
    public static String[] path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null || info.equals("/") ? new String[0] : info.substring(1).split("/", -1);
    }

    /** A positive id; anything else is answered like an id that does not exist. */
    public static long id(String text, String what) {
        return number(text).orElseThrow(() -> Refusal.notFound(what + " \"" + shown(text) + "\""));
    }

    /** A number of a query, or what it is when absent. */
    public static long query(HttpServletRequest request, String name, long absent, long most) {
        String text = request.getParameter(name);
        if (text == null) {
            return absent;
        }
        long value = number(text).orElseThrow(() -> Refusal.badInput(
                "\"" + name + "\" must be a whole number from 0, not \"" + shown(text) + "\".", "Correct it and ask again."));
        return Math.min(value, most);
    }

    /** What came from outside, short enough and without control characters, to be repeated in a sentence. */
    public static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
    }

    private static OptionalLong number(String text) {
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}

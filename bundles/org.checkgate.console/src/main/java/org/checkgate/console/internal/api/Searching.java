package org.checkgate.console.internal.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.ClipQuery;
import org.checkgate.ledger.TimecodeSpan;

/** Reads what a person asks of clips. */
final class Searching {
    private static final List<String> KNOWN = List.of("text", "name", "reel", "camera", "title", "day", "colour", "codec", "from", "to", "after", "limit");
    private static final int PAGE = 50;
    /** Longer than any sensible title or sentence. */
    private static final int LONG = 1_000;
    private static final String NEXT = "Correct it and ask again.";

    private Searching() {
    }

    static ClipQuery of(HttpServletRequest request) {
        for (String name : request.getParameterMap().keySet()) {
            if (!KNOWN.contains(name)) {
                throw Refusal.badInput("Clips cannot be asked for by \"" + Words.shown(name) + "\".", "Known are " + KNOWN.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        }
        Optional<String> day = text(request, "day");
        day.filter(text -> !text.matches("[0-9]{8}")).ifPresent(text -> {
            throw Refusal.badInput("\"" + Words.shown(text) + "\" is no day.", "Write it as YYYYMMDD.");
        });
        try {
            return new ClipQuery(text(request, "text"), text(request, "name"), text(request, "reel"), text(request, "camera"), text(request, "title"), day, text(request, "colour"),
                    text(request, "codec"), span(text(request, "from"), text(request, "to")), text(request, "after"), (int) Words.query(request, "limit", PAGE, Integer.MAX_VALUE));
        } catch (IllegalArgumentException notUnderstood) {
            throw Refusal.badInput(notUnderstood.getMessage(), NEXT);
        }
    }

    private static Optional<String> text(HttpServletRequest request, String name) {
        Optional<String> text = Optional.ofNullable(request.getParameter(name)).map(String::strip).filter(value -> !value.isEmpty());
        if (text.filter(value -> value.length() > LONG).isPresent()) {
            throw Refusal.badInput("\"" + name + "\" is longer than " + LONG + " characters.", NEXT);
        }
        return text;
    }

    /** Without its one end it goes to that end of the day; with both the same it is that one frame. */
    private static Optional<TimecodeSpan> span(Optional<String> from, Optional<String> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        int first = from.map(Searching::moment).orElse(0);
        int last = to.map(Searching::moment).orElse(TimecodeSpan.DAY);
        return Optional.of(new TimecodeSpan(first, last == first ? last + 1 : last));
    }

    private static int moment(String text) {
        return TimecodeSpan.moment(Words.shown(text));
    }
}

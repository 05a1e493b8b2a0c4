package org.checkgate.transfer.internal.cloud;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.checkgate.transfer.Links;

/**
 * What a bucket did when it was lied to on purpose. What it accepted is never relied on; it is kept so that people can be shown it.
 *
 * @param answers for each lie; one that was not told is {@link Answer#NOT_KNOWN}
 */
public record Honesty(Map<Lie, Answer> answers) {
    /** Nothing was asked yet. */
    public static final Honesty UNKNOWN = new Honesty(Map.of());

    /** What was tried, for people: the bucket was given… */
    public enum Lie {
        CHECKSUM("a wrong checksum with an object"),
        COMPLETE("a wrong checksum for an object in parts"),
        /** Many accept it. We state checksums before the body, so it alone makes nobody dishonest. */
        TRAILER("a wrong checksum behind an object"),
        TRUNCATED("fewer bytes than announced"),
        OVERWRITE("an object where there is one, and asked to keep what is there"),
        OVERWRITE_IN_PARTS("an object in parts where there is one, and asked to keep what is there"),
        RACE("two objects at once for one place, and asked to keep the first");

        private final String words;

        Lie(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How it took that. */
    public enum Answer { REFUSED, RIGHT_VALUE, ACCEPTED, NOT_KNOWN }

    public Answer to(Lie lie) {
        return answers.getOrDefault(lie, Answer.NOT_KNOWN);
    }

    /** For people, each lie with how it was taken. */
    List<Links.Lie> told() {
        return Arrays.stream(Lie.values()).map(lie -> new Links.Lie(lie.words(), to(lie).name())).toList();
    }

    /** Whether a checksum that this bucket shows is one that it checked, or found itself. */
    public boolean refusesWrongChecksums() {
        return believed(Lie.CHECKSUM) && believed(Lie.COMPLETE);
    }

    private boolean believed(Lie lie) {
        return to(lie) == Answer.REFUSED || to(lie) == Answer.RIGHT_VALUE;
    }

    /** Whether requests may say "only where there is nothing". */
    boolean knowsConditions() {
        return to(Lie.OVERWRITE) == Answer.REFUSED && to(Lie.OVERWRITE_IN_PARTS) != Answer.NOT_KNOWN;
    }

    /** Whether an object that goes in one piece needs no look before: also of two who come at once only one may win. */
    public boolean keepsConditions() {
        return knowsConditions() && to(Lie.RACE) == Answer.REFUSED;
    }
}

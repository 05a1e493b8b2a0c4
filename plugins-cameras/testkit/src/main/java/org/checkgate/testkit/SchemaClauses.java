package org.checkgate.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Severity;
import org.checkgate.spi.Timecode;

/** Whether what the plugin says of its own good clips fits the normalised schema. The records refuse the rest by themselves. */
final class SchemaClauses {
    /** ISO 8601, as exactly as the media know it. */
    private static final Pattern TIME = Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?(Z|[+-]\\d\\d(:?\\d\\d)?)?)?)?)?");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");

    private final Subject subject;

    private SchemaClauses(Subject subject) {
        this.subject = subject;
    }

    static List<Clause> of(Subject subject) {
        SchemaClauses clauses = new SchemaClauses(subject);
        return List.of(
            new Clause("schema.fields", "A text is clean and without white space around, and captureTime is ISO 8601.",
                () -> clauses.each(SchemaClauses::fields)),
            new Clause("schema.timecode", "endTimecode is startTimecode plus durationFrames, in the same rate.",
                () -> clauses.each(SchemaClauses::timecode)),
            new Clause("schema.raw", "A vendor's key has a lower-case namespace, a name and a value; what is empty is left out.",
                () -> clauses.each(SchemaClauses::raw)),
            new Clause("schema.findings", "A finding has a code in capitals, two sentences and a path of the clip, and no BLOCK on a good card.",
                () -> clauses.each(SchemaClauses::findings)));
    }

    private interface Rule {
        void check(Sample sample, Inspection said);
    }

    private void each(Rule rule) {
        for (Sample sample : subject.samples()) {
            Answer answer = subject.answer(sample.card(), sample.clip(), sample.words());
            Broken.unless(answer.answered(), "Of " + sample.words() + " nothing could be said: " + answer.refusal());
            rule.check(sample, answer.inspection());
        }
    }

    private static void fields(Sample sample, Inspection said) {
        for (Map.Entry<Field, Fact> entry : said.metadata().entrySet()) {
            String field = "Of " + sample.words() + " the field " + entry.getKey().text();
            List<String> texts = new ArrayList<>(List.of(entry.getValue().source()));
            if (entry.getValue().value() instanceof List<?> list) {
                list.forEach(element -> texts.add((String) element));
            } else if (entry.getValue().value() instanceof String text) {
                texts.add(text);
            }
            for (String text : texts) {
                Broken.unless(!CONTROL.matcher(text).find(), field + " has a control character in '" + text
                    + "'. A field of fixed length ends at its first NUL.");
                Broken.unless(text.equals(text.strip()), field + " has white space around '" + text + "'.");
            }
            if (entry.getKey() == Field.CAPTURE_TIME) {
                String time = (String) entry.getValue().value();
                Broken.unless(TIME.matcher(time).matches(), field + " is '" + time + "', which is not ISO 8601 such as 2026-08-11T12:39:59.");
            }
        }
    }

    private static void timecode(Sample sample, Inspection said) {
        Fact start = said.metadata().get(Field.START_TIMECODE);
        Fact end = said.metadata().get(Field.END_TIMECODE);
        Fact frames = said.metadata().get(Field.DURATION_FRAMES);
        if (start == null || end == null) {
            return;
        }
        Timecode first = (Timecode) start.value();
        Timecode last = (Timecode) end.value();
        Broken.unless(first.rate().equals(last.rate()) && first.dropFrame() == last.dropFrame(), "Of " + sample.words() + " startTimecode is "
            + first + " and endTimecode is " + last + ": they do not count alike.");
        if (frames != null) {
            Fact rate = said.metadata().get(Field.FRAME_RATE);
            Timecode expected = first.plus(counted((Long) frames.value(), rate == null ? first.rate() : (Rate) rate.value(), first.rate()));
            Broken.unless(last.equals(expected), "Of " + sample.words() + " startTimecode is " + first + " and durationFrames is " + frames.value()
                + ", so endTimecode is " + expected + ", the frame after the last; it says " + last + ". Leave it out, and the appliance adds it.");
        }
    }

    /** A film of 60 frames a second may count its timecode at 30: then two frames share a number. */
    private static long counted(long frames, Rate film, Rate timecode) {
        return film.equals(timecode) ? frames : (long) Math.ceil(frames * timecode.asDouble() / film.asDouble() - 1e-6);
    }

    private static void raw(Sample sample, Inspection said) {
        said.raw().forEach((space, keys) -> {
            Broken.unless(NAMESPACE.matcher(space).matches(), "Of " + sample.words() + " the namespace of raw keys '" + space
                + "' is not such as qt or sony.nrt.");
            keys.forEach((key, value) -> {
                Broken.unless(!key.isBlank(), "Of " + sample.words() + " a raw key in " + space + " has no name.");
                Broken.unless(value != null && !value.isEmpty(), "Of " + sample.words() + " the raw key " + space + ":" + key
                    + " is empty. Leave it out.");
            });
        });
    }

    private static void findings(Sample sample, Inspection said) {
        Set<String> paths = sample.clip().files().stream().map(ClipFile::path).collect(Collectors.toSet());
        for (Finding finding : said.findings()) {
            String words = "Of " + sample.words() + " the finding '" + finding.code() + "'";
            Broken.unless(CODE.matcher(finding.code()).matches(), words + " has no code such as FILE_CUT_OFF.");
            Broken.unless(isSentence(finding.sentence()) && isSentence(finding.next()), words
                + " needs a sentence that says what happened and one that says what to do next; it has '"
                + finding.sentence() + "' and '" + finding.next() + "'.");
            Broken.unless(finding.path().isEmpty() || paths.contains(finding.path()), words + " is about '" + finding.path()
                + "', which is not a file of the clip.");
            Broken.unless(finding.severity() != Severity.BLOCK, words + " is a BLOCK, which holds the whole roll back, on your own good card.");
        }
    }

    private static boolean isSentence(String text) {
        return text.strip().length() > 1 && ".!?".indexOf(text.strip().charAt(text.strip().length() - 1)) >= 0;
    }
}

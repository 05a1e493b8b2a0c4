package org.checkgate.camera.bwf;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.readers.riff.Bext;
import org.checkgate.readers.riff.IXml;
import org.checkgate.readers.riff.Wave;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Severity;
import org.checkgate.spi.Timecode;

/** A sound file's chunks in the words of the normalised schema; iXML goes before bext, as its makers mean it. */
final class SoundFacts {
    /** {@code Sound Dev: 702T S#GR1112089007}. */
    private static final Pattern ORIGINATOR = Pattern.compile("(Sound Dev\\w*): ?(\\S+) S#(\\S+)");

    private SoundFacts() {
    }

    static void offer(Wave wave, IXml ixml, String path, Inspection.Builder to) {
        Map<String, String> lines = wave.bext().map(Bext::lines).orElse(Map.of());
        to.offer(Field.CONTAINER, wave.container(), "RIFF", Confidence.READ)
            .offer(Field.CODEC, wave.codec(), "fmt", Confidence.READ)
            .offer(Field.AUDIO_SAMPLE_RATE, wave.sampleRate(), "fmt", Confidence.READ)
            .offer(Field.AUDIO_BIT_DEPTH, wave.bits(), "fmt", Confidence.READ);
        text(Field.SCENE, "SCENE", ixml, lines, path, to);
        text(Field.TAKE, "TAKE", ixml, lines, path, to);
        text(Field.REEL, "TAPE", ixml, lines, path, to);
        text(Field.NOTES, "NOTE", ixml, lines, path, to);
        String circled = Optional.ofNullable(ixml.get("CIRCLED")).orElse("");
        to.offer(Field.CIRCLED, circled.equalsIgnoreCase("TRUE") ? Boolean.TRUE : circled.equalsIgnoreCase("FALSE") ? Boolean.FALSE : null,
            "iXML CIRCLED", Confidence.READ);
        wave.bext().ifPresent(b -> recorder(b, to));
        time(wave, ixml, path, to);
        ixml.values().forEach((key, value) -> to.raw("ixml", key, value));
        wave.bext().ifPresent(b -> to.raw("bext", "Description", b.description()).raw("bext", "Originator", b.originator())
            .raw("bext", "OriginatorReference", b.reference()).raw("bext", "OriginationDate", b.date())
            .raw("bext", "OriginationTime", b.time()).raw("bext", "TimeReference", Long.toUnsignedString(b.timeReference())));
    }

    private static void text(Field field, String name, IXml ixml, Map<String, String> lines, String path, Inspection.Builder to) {
        String inIxml = ixml.get(name);
        String inBext = lines.get(name);
        to.offer(field, inIxml, "iXML " + name, Confidence.READ).offer(field, inBext, "bext " + name, Confidence.READ);
        // A note has more room in iXML, and is often cut in bext.
        if (field != Field.NOTES && inIxml != null && inBext != null && !inBext.isBlank() && !inIxml.strip().equalsIgnoreCase(inBext.strip())) {
            to.finding(new Finding("METADATA_CONFLICT", Severity.INFO, path,
                "iXML says " + field.text() + " '" + inIxml + "', bext says '" + inBext + "'; iXML is taken.",
                "Check it against the sound report: it was changed in one place only."));
        }
    }

    private static void recorder(Bext bext, Inspection.Builder to) {
        to.offer(Field.CAPTURE_TIME, bext.captured(), "bext OriginationDate", Confidence.READ);
        Matcher m = ORIGINATOR.matcher(bext.originator());
        if (m.matches()) {
            to.offer(Field.MAKE, "Sound Devices", "bext Originator", Confidence.DERIVED)
                .offer(Field.MODEL, m.group(2), "bext Originator", Confidence.DERIVED)
                .offer(Field.SERIAL, m.group(3), "bext Originator", Confidence.DERIVED);
        }
        to.offer(Field.RECORDER_MODEL, m.matches() ? m.group(2) : bext.originator(), "bext Originator", Confidence.DERIVED);
    }

    private static void time(Wave wave, IXml ixml, String path, Inspection.Builder to) {
        Optional<Long> inIxml = ixml.samplesSinceMidnight();
        Optional<Long> inBext = wave.bext().map(Bext::timeReference).filter(t -> t >= 0);
        Optional<Long> reference = inIxml.or(() -> inBext);
        if (inIxml.isPresent() && inBext.isPresent() && !inIxml.get().equals(inBext.get())) {
            to.finding(new Finding("TIMECODE_CONFLICT", Severity.INFO, path,
                "iXML says " + inIxml.get() + " samples since midnight, bext says " + inBext.get() + "; iXML is taken.",
                "Check the start against the sound report before syncing by timecode."));
        }
        Optional<SoundTimecode> timecode = SoundTimecode.of(ixml, wave.bext());
        timecode.ifPresent(t -> to.offer(Field.FRAME_RATE, t.rate(), t.source(), Confidence.READ));
        if (reference.isPresent()) {
            String source = inIxml.isPresent() ? "iXML TIMESTAMP_SAMPLES_SINCE_MIDNIGHT" : "bext TimeReference";
            to.offer(Field.AUDIO_TIME_REFERENCE, reference.get(), source, Confidence.READ);
            // The clock by which the stamp counts, which is not the file's own rate when the recorder pulls up or down.
            long clock = rate(ixml.get("SPEED/TIMESTAMP_SAMPLE_RATE")).orElse(wave.sampleRate());
            Optional<Timecode> start = timecode.flatMap(t -> t.at(reference.get(), clock));
            start.ifPresent(t -> to.offer(Field.START_TIMECODE, t, source + " at " + timecode.get().source(), Confidence.DERIVED));
            if (timecode.isPresent() && start.isEmpty()) {
                to.finding(new Finding("TIMECODE_UNREADABLE", Severity.INFO, path, "The sound's time stamp lies beyond midnight: "
                    + reference.get() + " samples.", "Take the start from the sound report."));
            }
        }
    }

    /** @param samples of the whole take */
    static void length(Wave wave, IXml ixml, long samples, Inspection.Builder to) {
        SoundTimecode.of(ixml, wave.bext())
            .ifPresent(t -> to.offer(Field.DURATION_FRAMES, t.length(samples, wave.sampleRate()), "data", Confidence.DERIVED));
    }

    private static Optional<Long> rate(String text) {
        return text != null && text.matches("\\d{1,9}") ? Optional.of(Long.parseLong(text)).filter(r -> r > 0) : Optional.empty();
    }
}

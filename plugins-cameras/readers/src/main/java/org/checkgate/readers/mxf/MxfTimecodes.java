package org.checkgate.readers.mxf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Severity;
import org.checkgate.spi.Timecode;

/**
 * The timecode of a clip's first frame. Each package may have one: what is played (material), what is stored (file), what it was
 * recorded from (tape). They mostly agree; where they do not, a person is told.
 */
final class MxfTimecodes {
    private static final String NEXT = "Take the timecode from the camera report or the sound, and tell the camera department.";

    private record Start(String source, Timecode timecode) {
    }

    private final Mxf mxf;
    private final String path;
    private final List<Start> starts = new ArrayList<>();
    private boolean unreadable;

    private MxfTimecodes(Mxf mxf, String path) {
        this.mxf = mxf;
        this.path = path;
    }

    static void offer(Mxf mxf, String path, Inspection.Builder to) {
        new MxfTimecodes(mxf, path).offer(to);
    }

    private void offer(Inspection.Builder to) {
        mxf.packages(MxfPackage.Kind.MATERIAL).stream().findFirst().ifPresent(m -> add("material package", m, 0));
        Optional<MxfTrack> played = clips(MxfPackage.Kind.MATERIAL, MxfPackage.Kind.FILE).findFirst();
        double before = played.map(MxfTimecodes::position).orElse(0.0);
        played.flatMap(this::target).or(() -> mxf.packages(MxfPackage.Kind.FILE).stream().findFirst())
            .ifPresent(f -> add("source package", f, before));
        clips(MxfPackage.Kind.FILE, MxfPackage.Kind.PHYSICAL).findFirst()
            .ifPresent(t -> add("tape package", target(t).orElseThrow(), before + position(t)));
        // A writer that does not know a timecode writes zeros, so one that is not zero goes first; else what players show does.
        starts.sort(Comparator.comparingInt(s -> s.timecode().frames() == 0 ? 1 : 0));
        if (!starts.isEmpty()) {
            Start first = starts.get(0);
            to.offer(Field.START_TIMECODE, first.timecode(), "MXF " + first.source(), Confidence.READ);
            starts.stream().filter(s -> !s.timecode().text().equals(first.timecode().text())).findFirst().ifPresent(other ->
                to.finding(new Finding("TIMECODE_CONFLICT", Severity.INFO, path, "The file's " + first.source() + " starts at "
                    + first.timecode().text() + ", its " + other.source() + " at " + other.timecode().text() + "; the first is taken.",
                    "Check the start against the camera report before conforming by timecode.")));
        }
        if (starts.isEmpty() && unreadable) {
            to.finding(new Finding("TIMECODE_UNREADABLE", Severity.INFO, path, "The timecode track holds a number that is no time of day.", NEXT));
        }
    }

    /** The tracks of packages of one kind that play a package of another kind. */
    private Stream<MxfTrack> clips(MxfPackage.Kind from, MxfPackage.Kind what) {
        return mxf.packages(from).stream().flatMap(p -> p.tracks().stream())
            .filter(t -> t.kind() != MxfTrack.Kind.TIMECODE && target(t).filter(p -> p.kind() == what).isPresent());
    }

    private Optional<MxfPackage> target(MxfTrack clip) {
        return clip.source().flatMap(s -> mxf.packages().stream().filter(p -> p.umid().equals(s.umid())).findFirst());
    }

    /** Where a clip starts in what it plays, in seconds; 0 where that makes no sense. */
    private static double position(MxfTrack clip) {
        long units = clip.source().map(MxfTrack.Source::position).orElse(0L);
        return units <= 0 ? 0 : clip.editRate().map(r -> units / r.asDouble()).orElse(0.0);
    }

    private void add(String source, MxfPackage of, double seconds) {
        MxfTrack track = of.first(MxfTrack.Kind.TIMECODE).orElse(null);
        if (track == null) {
            return;
        }
        TimecodeComponent component = track.timecode().orElseThrow();
        Rate rate = TimecodeRate.of(track, mxf).orElse(null);
        if (rate == null) {
            unreadable = true;
            return;
        }
        try {
            // Only a damaged component starts beyond midnight; the clip may run over it.
            starts.add(new Start(source, new Timecode(component.start(), rate, component.dropFrame()).plus(Math.round(seconds * rate.asDouble()))));
        } catch (IllegalArgumentException e) {
            unreadable = true;
        }
    }
}

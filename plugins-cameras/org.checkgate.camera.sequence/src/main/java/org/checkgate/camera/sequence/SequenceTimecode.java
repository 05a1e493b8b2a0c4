package org.checkgate.camera.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.BcdTimecode;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Severity;
import org.checkgate.spi.Timecode;

/**
 * Start and end of a sequence by the timecode of its frames, and whether it runs on between them as the file numbers do. Beyond 30
 * frames a second SMPTE ST 12-1 lets two or four frames share a number; which of these a sequence does, its samples tell.
 */
final class SequenceTimecode {
    private static final int[] FRAMES_A_NUMBER = {1, 2, 4};

    private SequenceTimecode() {
    }

    /** @param place by the file numbers, counted from the clip's first frame */
    private record Point(Sample sample, long place, Timecode timecode) {
    }

    static void offer(List<Sample> samples, FrameNumbers numbers, Inspection.Builder to) {
        List<Sample> stamped = samples.stream().filter(s -> s.timecode().isPresent()).toList();
        if (stamped.isEmpty()) {
            return;
        }
        Sample first = stamped.get(0);
        BcdTimecode stated = first.timecode().get();
        Optional<Rate> rate = samples.get(0).rate();
        if (rate.isEmpty()) {
            to.finding(unreadable(first, "The frames carry a timecode (" + stated.text()
                + "), but no header states a frame rate, so it cannot be counted in frames."));
            return;
        }
        List<Point> best = List.of();
        int shared = 1;
        for (int share : FRAMES_A_NUMBER) {
            List<Point> points = points(stamped, numbers, rate.get(), share);
            if (points.size() == stamped.size()) {
                boolean steady = firstBreak(points, numbers, share) == 0;
                if (steady || best.isEmpty()) {
                    best = points;
                    shared = share;
                }
                if (steady) {
                    break;
                }
            }
        }
        if (best.isEmpty()) {
            to.finding(unreadable(first, "The timecode " + stated.text() + " is none at " + rate.get() + " frames a second."));
            return;
        }
        bounds(best, numbers, shared, to);
        int broken = firstBreak(best, numbers, shared);
        if (broken > 0) {
            to.finding(conflict(best.get(broken - 1), best.get(broken), numbers, shared));
        }
    }

    private static List<Point> points(List<Sample> stamped, FrameNumbers numbers, Rate rate, int share) {
        List<Point> points = new ArrayList<>();
        if (share == 1 || rate.nominal() > 30 && rate.nominal() / share >= 24) {
            Rate counted = new Rate(rate.num(), rate.den() * share);
            for (Sample sample : stamped) {
                sample.timecode().get().at(counted).ifPresent(t -> points.add(new Point(sample, numbers.place(sample.index()), t)));
            }
        }
        return points;
    }

    /** The first point that does not follow on the one before; 0 when all do. */
    private static int firstBreak(List<Point> points, FrameNumbers numbers, int share) {
        for (int i = 1; i < points.size(); i++) {
            long went = went(points.get(i - 1), points.get(i));
            long places = points.get(i).place() - points.get(i - 1).place();
            // Of two frames that share a number the first one seen may be the second; a time lapse may count what it left out.
            boolean follows = went == places / share || went == (places + share - 1) / share || went == places * numbers.step();
            if (!follows) {
                return i;
            }
        }
        return 0;
    }

    /** Frames of timecode from one to the next, over midnight if need be. */
    private static long went(Point from, Point to) {
        Timecode backwards = to.timecode().plus(-from.timecode().frames());
        return backwards.frames();
    }

    /** More than half a day on is no way that frames go. */
    private static boolean isBack(Point from, Point to) {
        return went(from, to) > from.timecode().rate().nominal() * 43_200;
    }

    private static void bounds(List<Point> points, FrameNumbers numbers, int share, Inspection.Builder to) {
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        boolean seen = first.place() == 0;
        to.offer(Field.START_TIMECODE, first.timecode().plus(-first.place() / share),
            seen ? "first frame" : "frame " + numbers.numbers()[first.sample().index()], seen ? Confidence.READ : Confidence.DERIVED);
        if (last.sample().index() == numbers.numbers().length - 1) {
            to.offer(Field.END_TIMECODE, last.timecode().plus(1), "last frame + 1", Confidence.DERIVED);
        }
    }

    private static Finding conflict(Point from, Point to, FrameNumbers numbers, int share) {
        long places = to.place() - from.place();
        return new Finding("TIMECODE_CONFLICT", Severity.INFO, to.sample().file().path(), "From frame " + numbers.numbers()[from.sample().index()]
            + " to frame " + numbers.numbers()[to.sample().index()] + " the timecode goes from " + from.timecode().text() + " to "
            + to.timecode().text() + ", which is " + (isBack(from, to) ? "a step back" : went(from, to) + " on") + "; by the file numbers it should be "
            + (places + share - 1) / share + " on.",
            "Check the frames between against the camera report: frames were dropped, removed, or two recordings got the same name.");
    }

    private static Finding unreadable(Sample sample, String sentence) {
        return new Finding("TIMECODE_UNREADABLE", Severity.INFO, sample.file().path(), sentence, "Take the start from the camera report.");
    }
}

package org.checkgate.camera.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Numbers as ranges, for sentences.
 *
 * @param ranges ascending
 * @param step   from one number of a range to the next
 */
record Ranges(List<Range> ranges, long step) {
    /** A person reads no more, and a sentence has to end. */
    private static final int MOST_NAMED = 20;

    /**
     * @param first included
     * @param last  included
     */
    record Range(long first, long last) {
    }

    /** Collects numbers that come in ascending order; those that follow on one another become one range. */
    static final class Collector {
        private final List<Range> ranges = new ArrayList<>();
        private final long step;
        private long first;
        private long last;
        private boolean open;

        Collector(long step) {
            this.step = step;
        }

        void add(long number) {
            if (open && number != last + step) {
                ranges.add(new Range(first, last));
                open = false;
            }
            first = open ? first : number;
            last = number;
            open = true;
        }

        Ranges ranges() {
            if (open) {
                ranges.add(new Range(first, last));
                open = false;
            }
            return new Ranges(List.copyOf(ranges), step);
        }
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** How many numbers. */
    long count() {
        return ranges.stream().mapToLong(r -> (r.last() - r.first()) / step + 1).sum();
    }

    /** Such as {@code 1005, 1010 to 1012}; of very many, the first ones and how many ranges follow. */
    String text() {
        String named = ranges.stream().limit(MOST_NAMED).map(r -> r.first() == r.last() ? "" + r.first() : r.first() + " to " + r.last())
            .collect(Collectors.joining(", "));
        return ranges.size() <= MOST_NAMED ? named : named + " and " + (ranges.size() - MOST_NAMED) + " more places";
    }
}

package org.checkgate.camera.bwf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.checkgate.spi.CardFile;

/**
 * Puts together what recorders split because a card's file system or their own setting allows no larger file: large files of one folder
 * whose names differ in a last number or letter at most, and of which each starts at the very sample at which another ended. Takes that
 * merely follow on one another differ in scene or take, are small, or leave some samples out.
 */
final class Pieces {
    /** The smallest limit that recorders can be set to is 640 MB (Sound Devices 7-Series); a piece is a little smaller. */
    private static final long LEAST_BYTES = 500_000_000;
    private static final Pattern LAST = Pattern.compile("(?s)[_. -]?(?:\\d{1,4}|[A-Za-z])$");

    private Pieces() {
    }

    /**
     * What was recorded from one moment on.
     *
     * @param name  of the take
     * @param files its channels in their order; of a take that was put together, those of the first moment first
     * @param start of the first file; absent where it does not tell
     */
    record Piece(String name, List<CardFile> files, Optional<Start> start) {
        private String stem() {
            return LAST.matcher(name).replaceFirst("");
        }

        /** What pieces of one take share, with the sample at which one of them starts. */
        private String key(String stem, long sample) {
            return files.get(0).folder() + "/" + files.size() + "/" + stem + "/" + start.get().format() + "/" + sample;
        }

        /** The first piece may have no number of its own: {@code T003}, {@code T003_0002}, {@code T003_0003}. */
        private Stream<String> keysOfNext() {
            return start.get().next().stream().flatMap(sample -> Stream.of(key(stem(), sample), key(name, sample))).distinct();
        }

        private boolean isLarge() {
            return files.stream().allMatch(f -> f.size() >= LEAST_BYTES);
        }
    }

    /** In the order of the first pieces; a piece that might follow on two, or be followed by two, stays alone. */
    static List<Piece> joined(List<Piece> pieces) {
        Map<String, List<Piece>> byStart = new HashMap<>();
        pieces.stream().filter(p -> p.start().isPresent())
            .forEach(p -> byStart.computeIfAbsent(p.key(p.stem(), p.start().get().sample()), f -> new ArrayList<>()).add(p));
        Map<Piece, Piece> next = new HashMap<>();
        Map<Piece, Integer> before = new HashMap<>();
        for (Piece piece : pieces) {
            if (piece.start().isPresent() && piece.isLarge()) {
                List<Piece> after = piece.keysOfNext().flatMap(key -> byStart.getOrDefault(key, List.of()).stream())
                    .filter(p -> p != piece && p.start().get().mayBeOneWith(piece.start().get())).limit(2).toList();
                after.forEach(p -> before.merge(p, 1, Integer::sum));
                if (after.size() == 1) {
                    next.put(piece, after.get(0));
                }
            }
        }
        next.values().removeIf(p -> before.get(p) > 1);
        Set<Piece> later = new HashSet<>(next.values());
        Set<Piece> taken = new HashSet<>();
        List<Piece> takes = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!later.contains(piece)) {
                takes.add(whole(piece, next, taken));
            }
        }
        // Stamps that lie may go round the clock, so that none of them is the first.
        pieces.stream().filter(p -> !taken.contains(p)).forEach(takes::add);
        return takes;
    }

    private static Piece whole(Piece first, Map<Piece, Piece> next, Set<Piece> taken) {
        List<CardFile> files = new ArrayList<>();
        for (Piece piece = first; piece != null; piece = next.get(piece)) {
            files.addAll(piece.files());
            taken.add(piece);
        }
        return new Piece(first.name(), files, first.start());
    }
}

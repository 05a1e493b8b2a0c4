package org.checkgate.camera.sequence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/**
 * Which frames are one clip: those of one folder whose names differ in a last number of the same width only; and of the next width, where
 * that goes on at the very number (9 and 10, 999999 and 1000000). A frame without a number is a clip of its own. Sound goes with the frames where it lies in their folder, is called as they or the folder are, and no other
 * sequence lies there: so do CinemaDNG recorders write it.
 */
final class Sequences {
    /** Frames at the start may be empty; where so many are, the names alone do not make it a sequence. */
    private static final int HEADS_TO_TRY = 4;

    private Sequences() {
    }

    /** Frames that belong together, in the order of their numbers. */
    private record Run(String path, FrameName name, List<CardFile> frames) {
        Run(CardFile first, FrameName name) {
            this(first.path(), name, new ArrayList<>());
        }

        int width() {
            return name.end() - name.start();
        }

        /** Of a run that differs in the width of its number only. */
        String key(int width) {
            return path.substring(0, name.start()) + "\0" + path.substring(name.end()) + "\0" + width;
        }

        long number(int index) {
            String frame = frames.get(index).path();
            return FrameName.of(frame).number(frame);
        }

        String clipName(Card card) {
            CardFile first = frames.get(0);
            if (frames.size() == 1) {
                return first.stem();
            }
            String prefix = path.substring(path.lastIndexOf('/') + 1, name.start());
            int end = prefix.length();
            while (end > 0 && "._- ".indexOf(prefix.charAt(end - 1)) >= 0) {
                end--;
            }
            String folder = lastOf(first.folder());
            return end > 0 ? prefix.substring(0, end) : !folder.isBlank() ? folder : card.name().isBlank() ? first.stem() : card.name();
        }
    }

    static List<Clip> group(Card card) throws IOException {
        List<Run> runs = new ArrayList<>();
        Map<String, Run> byPattern = new HashMap<>();
        List<CardFile> sounds = new ArrayList<>();
        Run last = null;
        for (CardFile file : card.files()) {
            String path = file.path();
            FrameName name = FrameName.of(path);
            if (!name.isCandidate(path)) {
                if (Sound.isCandidate(path)) {
                    sounds.add(file);
                }
                continue;
            }
            // The card is sorted, so that nearly every frame follows on the one before: no look-up, and no text for one.
            if (last == null || !name.continues(path, last.name(), last.path())) {
                last = byPattern.get(name.pattern(path));
                if (last == null) {
                    last = new Run(file, name);
                    runs.add(last);
                    byPattern.put(name.pattern(path), last);
                }
            }
            last.frames().add(file);
        }
        return clips(card, widened(runs), Sound.byFolder(sounds));
    }

    /** Numbers without zeros before them, or more of them than somebody expected, grow wider on the way. */
    private static List<Run> widened(List<Run> runs) {
        Map<String, Run> byWidth = new HashMap<>();
        runs.stream().filter(run -> run.name().isNumbered()).forEach(run -> byWidth.put(run.key(run.width()), run));
        Set<Run> joined = Collections.newSetFromMap(new IdentityHashMap<>());
        // From the widest down, so that what joins a run has already got what joins it.
        for (int width = FrameName.MOST_DIGITS - 1; width >= 1; width--) {
            long next = powerOfTen(width);
            for (Run run : runs) {
                Run wider = run.name().isNumbered() && run.width() == width && run.number(run.frames().size() - 1) == next - 1
                    ? byWidth.get(run.key(width + 1)) : null;
                if (wider != null && wider.number(0) == next) {
                    run.frames().addAll(wider.frames());
                    joined.add(wider);
                }
            }
        }
        return runs.stream().filter(run -> !joined.contains(run)).toList();
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static List<Clip> clips(Card card, List<Run> runs, Map<String, List<CardFile>> sounds) throws IOException {
        Map<String, Integer> runsInFolder = new HashMap<>();
        runs.forEach(run -> runsInFolder.merge(run.frames().get(0).folder(), 1, Integer::sum));
        List<Clip> clips = new ArrayList<>();
        for (Run run : runs) {
            Optional<FrameFormat> format = format(card, run.frames());
            if (format.isPresent()) {
                String name = run.clipName(card);
                List<ClipFile> files = new ArrayList<>(run.frames().size() + 1);
                for (CardFile frame : run.frames()) {
                    files.add(ClipFile.of(frame, Role.FRAME, files.size()));
                }
                String folder = run.frames().get(0).folder();
                if (format.get() == FrameFormat.CINEMADNG && run.frames().size() > 1 && runsInFolder.get(folder) == 1) {
                    List<CardFile> own = Sound.of(sounds.getOrDefault(folder, List.of()), name, lastOf(folder), card);
                    for (int i = 0; i < own.size(); i++) {
                        files.add(ClipFile.of(own.get(i), Role.AUDIO, i));
                    }
                }
                clips.add(new Clip(name, format.get().text(), files));
            }
        }
        return clips;
    }

    /** Of the first frame that is not empty: what it is, the others are. */
    private static Optional<FrameFormat> format(Card card, List<CardFile> frames) throws IOException {
        int tried = 0;
        for (CardFile frame : frames) {
            if (frame.size() > 0) {
                return FrameFormat.of(card, frame);
            } else if (++tried == HEADS_TO_TRY) {
                break;
            }
        }
        return Optional.empty();
    }

    private static String lastOf(String folder) {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }
}

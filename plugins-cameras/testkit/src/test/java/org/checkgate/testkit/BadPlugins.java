package org.checkgate.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;
import org.checkgate.spi.SeekableView;

/** A plugin for each clause that breaks it, as plugins do: by what somebody did not think of. */
final class BadPlugins {
    private BadPlugins() {
    }

    /**
     * @param clause the id of the clause that it breaks
     * @param fault  in words
     * @param limit  how long the kit waits for a call
     */
    record Bad(String clause, String fault, CameraPlugin plugin, Duration limit) {
        Bad(String clause, String fault, CameraPlugin plugin) {
            this(clause, fault, plugin, Duration.ofSeconds(10));
        }
    }

    static List<Bad> all() {
        List<Bad> all = new ArrayList<>(ofCards());
        all.addAll(BadInspections.all());
        return all;
    }

    private static List<Bad> ofCards() {
        return List.of(
            new Bad("name.stable", "has a name with capitals", new TallyPlugin() {
                @Override
                public String name() {
                    return "Tally 1.0";
                }
            }),
            new Bad("name.stable", "has another name at every call", new TallyPlugin() {
                private int calls;

                @Override
                public String name() {
                    return "tally" + calls++;
                }
            }),
            new Bad("recognise.score", "is surer than sure", new Scoring(101, 0, 0)),
            new Bad("recognise.empty-card", "knows what is not there", new Scoring(50, 10, 0)),
            new Bad("recognise.foreign-card", "wants whatever comes", new Scoring(50, 0, 1)),
            new Bad("recognise.quick", "looks into every file", new TallyPlugin() {
                @Override
                public int recognise(Card card) throws IOException {
                    int mine = 0;
                    for (CardFile file : card.files()) {
                        mine += isCandidate(file) && isTally(card.head(file.path(), 4)) ? 1 : 0;
                    }
                    return mine > 0 ? 50 : 0;
                }
            }),
            new Bad("group.only-offered", "takes a sidecar that another plugin may have", new Grouped() {
                @Override
                List<Clip> change(List<Clip> clips) {
                    List<Clip> changed = new ArrayList<>(clips);
                    changed.replaceAll(c -> c.name().equals("A001") ? with(c, new ClipFile("CLIPS/A001.xml", SIDECAR.length, Role.SIDECAR, 0)) : c);
                    return changed;
                }
            }),
            new Bad("group.each-file-once", "puts a film into two clips", new Grouped() {
                @Override
                List<Clip> change(List<Clip> clips) {
                    List<Clip> changed = new ArrayList<>(clips);
                    changed.add(new Clip("again", "tally", clips.get(0).files()));
                    return changed;
                }
            }),
            new Bad("group.order", "gives every frame the same place", new Grouped() {
                @Override
                List<Clip> change(List<Clip> clips) {
                    return clips.stream().map(c -> new Clip(c.name(), c.format(),
                        c.files().stream().map(f -> new ClipFile(f.path(), f.size(), f.role(), 0)).toList())).toList();
                }
            }),
            new Bad("group.format", "calls its format by its brand", new Grouped() {
                @Override
                List<Clip> change(List<Clip> clips) {
                    return clips.stream().map(c -> new Clip(c.name(), "Tally Cine™", c.files())).toList();
                }
            }),
            new Bad("group.repeatable", "answers in any order", new Grouped() {
                private final AtomicInteger calls = new AtomicInteger();

                @Override
                List<Clip> change(List<Clip> clips) {
                    List<Clip> changed = new ArrayList<>(clips);
                    Collections.rotate(changed, calls.getAndIncrement());
                    return changed;
                }
            }),
            new Bad("group.hostile-names", "trusts a number in a name", new Grouped() {
                @Override
                List<Clip> change(List<Clip> clips) {
                    clips.forEach(c -> Integer.parseInt("0" + c.name().replaceAll(".*?(\\d*)$", "$1")));
                    return clips;
                }
            }),
            new Bad("group.200000-frames", "cuts a long sequence into pieces", new Grouped() {
                @Override
                List<Clip> change(List<Clip> clips) {
                    List<Clip> changed = new ArrayList<>();
                    for (Clip clip : clips) {
                        for (int from = 0; from < clip.files().size(); from += 10_000) {
                            List<ClipFile> part = new ArrayList<>(clip.files().subList(from, Math.min(clip.files().size(), from + 10_000)));
                            part.replaceAll(f -> new ClipFile(f.path(), f.size(), f.role(), f.order() % 10_000));
                            changed.add(new Clip(clip.name(), clip.format(), part));
                        }
                    }
                    return changed;
                }
            }),
            new Bad("group.200000-frames", "opens every frame of a sequence", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    for (ClipFile file : clip.files()) {
                        try (SeekableView view = media.open(file.path())) {
                            view.read(0, HEADER);
                        }
                    }
                    return super.inspect(clip, media);
                }
            }));
    }

    private static Clip with(Clip clip, ClipFile more) {
        List<ClipFile> files = new ArrayList<>(clip.files());
        files.add(more);
        return new Clip(clip.name(), clip.format(), files);
    }

    /** Gives its own cards, empty cards and all others a score each. */
    private static final class Scoring extends TallyPlugin {
        private final int own;
        private final int empty;
        private final int foreign;

        Scoring(int own, int empty, int foreign) {
            this.own = own;
            this.empty = empty;
            this.foreign = foreign;
        }

        @Override
        public int recognise(Card card) throws IOException {
            return card.files().isEmpty() ? empty : super.recognise(card) > 0 ? own : foreign;
        }
    }

    /** Groups well, and then does something to it. */
    private abstract static class Grouped extends TallyPlugin {
        @Override
        public List<Clip> group(Card card) throws IOException {
            List<Clip> clips = super.group(card);
            return clips.isEmpty() ? clips : change(clips);
        }

        abstract List<Clip> change(List<Clip> clips);
    }
}

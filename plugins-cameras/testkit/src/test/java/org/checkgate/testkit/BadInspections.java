package org.checkgate.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.Rate;
import org.checkgate.spi.SeekableView;
import org.checkgate.spi.Severity;
import org.checkgate.spi.Timecode;
import org.checkgate.testkit.BadPlugins.Bad;
import org.xml.sax.SAXException;

/** Plugins that group well and break a promise when they inspect. */
final class BadInspections {
    private BadInspections() {
    }

    static List<Bad> all() {
        return Stream.of(ofClips(), ofDamage(), ofWords()).flatMap(List::stream).toList();
    }

    private static List<Bad> ofClips() {
        return List.of(
            new Bad("inspect.answers", "has nothing to say", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) {
                    return Inspection.EMPTY;
                }
            }),
            new Bad("inspect.only-own-files", "looks for a file that it knows from elsewhere", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    try (SeekableView view = media.open("CLIPS/INDEX.DAT")) {
                        view.read(0, 1);
                    } catch (IOException e) {
                        // It does without.
                    }
                    return super.inspect(clip, media);
                }
            }),
            new Bad("inspect.closes-views", "forgets a view when a file is cut off", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    SeekableView view = media.open(clip.primary().path());
                    view.read(0, HEADER);
                    view.close();
                    return super.inspect(clip, media);
                }
            }),
            new Bad("inspect.repeatable", "tells how often it was asked", new TallyPlugin() {
                private final AtomicInteger calls = new AtomicInteger();

                @Override
                void describe(ByteBuffer header, Clip clip, Inspection.Builder facts) {
                    super.describe(header, clip, facts);
                    facts.raw("tally", "calls", String.valueOf(calls.incrementAndGet()));
                }
            }),
            new Bad("inspect.several-threads", "keeps the clip in a field", new TallyPlugin() {
                private volatile Clip current;

                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    current = clip;
                    Thread.yield();
                    return super.inspect(clip, media);
                }

                @Override
                void describe(ByteBuffer header, Clip clip, Inspection.Builder facts) {
                    super.describe(header, clip, facts);
                    pause();
                    facts.raw("tally", "clip", current.name());
                }
            }),
            new Bad("inspect.budget", "takes a refusal for the end of the world", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    try {
                        return super.inspect(clip, media);
                    } catch (LimitExceededException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }),
            new Bad("inspect.budget", "reads files to their end", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    try (SeekableView view = media.open(clip.primary().path())) {
                        byte[] piece = new byte[65_536];
                        long at = 0;
                        for (int n = view.read(at, piece, 0, piece.length); n > 0; n = view.read(at, piece, 0, piece.length)) {
                            at += n;
                        }
                    }
                    return super.inspect(clip, media);
                }
            }),
            new Bad("inspect.deadline", "tries again until it succeeds", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    while (true) {
                        try {
                            return super.inspect(clip, media);
                        } catch (LimitExceededException e) {
                            if (Thread.currentThread().isInterrupted()) {
                                throw e;
                            }
                        }
                    }
                }
            }, Duration.ofMillis(500)));
    }

    private static List<Bad> ofDamage() {
        return List.of(
            new Bad("inspect.empty", "takes the first byte for granted", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    try (SeekableView view = media.open(clip.primary().path())) {
                        byte[] first = new byte[1];
                        byte[] rest = new byte[view.read(0, first, 0, 1)];
                        return rest.length == 1 ? super.inspect(clip, media) : Inspection.EMPTY;
                    }
                }
            }),
            new Bad("inspect.truncated", "takes a whole header for granted", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    try (SeekableView view = media.open(clip.primary().path())) {
                        byte[] header = new byte[(int) Math.min(HEADER, view.size())];
                        view.read(0, header, 0, header.length);
                        Inspection.Builder facts = Inspection.builder();
                        describe(ByteBuffer.wrap(header), clip, facts);
                        return facts.build();
                    }
                }
            }),
            new Bad("inspect.truncated", "has an exception but no sentence", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    try {
                        return super.inspect(clip, media);
                    } catch (IOException e) {
                        throw new IOException(" ");
                    }
                }
            }),
            new Bad("inspect.sparse-200GB", "counts bytes with an int", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    try (SeekableView view = media.open(clip.primary().path())) {
                        view.read(0, new byte[(int) view.size()], 0, 0);
                    }
                    return super.inspect(clip, media);
                }
            }),
            new Bad("inspect.hostile-metadata", "trusts the numbers of a header", new TallyPlugin() {
                @Override
                void describe(ByteBuffer header, Clip clip, Inspection.Builder facts) {
                    new Timecode(header.getInt(12), new Rate(header.getInt(4), header.getInt(8)), false);
                    super.describe(header, clip, facts);
                }
            }),
            new Bad("inspect.xml-entities", "reads XML as the JDK does when nobody says otherwise", new TallyPlugin() {
                @Override
                String scene(byte[] xml) throws IOException {
                    try {
                        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml))
                            .getElementsByTagName("scene").item(0).getTextContent();
                    } catch (ParserConfigurationException | SAXException e) {
                        throw new IOException("The sidecar is no XML.", e);
                    }
                }
            }));
    }

    private static List<Bad> ofWords() {
        return List.of(
            new Bad("schema.fields", "takes the padding of a field for text", new TallyPlugin() {
                @Override
                String reel(ByteBuffer header) {
                    return new String(header.array(), 20, 16, StandardCharsets.ISO_8859_1);
                }
            }),
            new Bad("schema.timecode", "takes the last frame for the end", new TallyPlugin() {
                @Override
                Timecode end(Timecode first, long frames) {
                    return first.plus(frames - 1);
                }
            }),
            new Bad("schema.raw", "hands on an empty key", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    Inspection said = super.inspect(clip, media);
                    return new Inspection(said.metadata(), Map.of("tally", Map.of("note", "")), said.findings());
                }
            }),
            new Bad("schema.findings", "mutters", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    Inspection said = super.inspect(clip, media);
                    return new Inspection(said.metadata(), said.raw(), List.of(new Finding("ODD", Severity.INFO, "", "odd", "")));
                }
            }),
            new Bad("schema.findings", "holds a good roll back", new TallyPlugin() {
                @Override
                public Inspection inspect(Clip clip, Media media) throws IOException {
                    Inspection said = super.inspect(clip, media);
                    return new Inspection(said.metadata(), said.raw(),
                        List.of(new Finding("NO_LENS", Severity.BLOCK, "", "No lens is stated.", "Add it.")));
                }
            }));
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

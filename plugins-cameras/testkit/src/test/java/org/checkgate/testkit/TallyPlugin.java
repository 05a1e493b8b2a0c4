package org.checkgate.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Role;
import org.checkgate.spi.SeekableView;
import org.checkgate.spi.Timecode;

/**
 * A good plugin for an invented family: films {@code .tly} of one file with an XML beside them, and sequences of frames
 * {@code name.0001.tlf}. Both start with 36 bytes, big endian: the four letters, rate (two u32), start (u32), frames (u32), reel (16).
 */
public class TallyPlugin implements CameraPlugin {
    static final int HEADER = 36;
    static final byte[] SIDECAR = "<?xml version=\"1.0\"?>\n<take><scene>12A</scene><note>wind</note></take>".getBytes(StandardCharsets.UTF_8);
    private static final int HEADS_TO_TRY = 8;

    /** Public for the component that is made of it. */
    public TallyPlugin() {
    }

    /** Films with and without a sidecar, and a sequence. */
    static TestCard card() {
        TestCard card = new TestCard()
            .with("CLIPS/A001.tly", file("TLLY", 24, 1, 86_400, 240, "A001"))
            .with("CLIPS/A001.xml", SIDECAR)
            .with("CLIPS/A002.tly", file("TLLY", 30_000, 1001, 1800, 100, "A002"))
            .with("readme.txt", new byte[10]);
        for (int i = 1; i <= 4; i++) {
            card.with("FRAMES/shot.000" + i + ".tlf", file("TLLF", 25, 1, i, 1, "B001"));
        }
        return card;
    }

    static byte[] file(String letters, int num, int den, int start, int frames, String reel) {
        return ByteBuffer.allocate(HEADER + 100).put(letters.getBytes(StandardCharsets.US_ASCII)).putInt(num).putInt(den).putInt(start)
            .putInt(frames).put(reel.getBytes(StandardCharsets.US_ASCII)).array();
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public int recognise(Card card) throws IOException {
        int tried = 0;
        for (CardFile file : card.files()) {
            if (isCandidate(file)) {
                if (isTally(card.head(file.path(), 4))) {
                    return 50;
                } else if (++tried == HEADS_TO_TRY) {
                    return 0;
                }
            }
        }
        return 0;
    }

    static boolean isCandidate(CardFile file) {
        return file.extension().equals("tly") || file.extension().equals("tlf");
    }

    static boolean isTally(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith("TLL");
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        List<Clip> clips = new ArrayList<>();
        Map<String, List<ClipFile>> sequences = new LinkedHashMap<>();
        for (CardFile file : card.files()) {
            if (file.extension().equals("tly")) {
                clips.add(new Clip(file.stem().isBlank() ? file.fileName() : file.stem(), "tally", List.of(ClipFile.of(file, Role.ESSENCE, 0))));
            } else if (file.extension().equals("tlf")) {
                List<ClipFile> frames = sequences.computeIfAbsent(file.folder() + "/" + file.stem().replaceFirst("\\d+$", ""),
                    s -> new ArrayList<>());
                frames.add(ClipFile.of(file, Role.FRAME, frames.size()));
            }
        }
        sequences.forEach((name, frames) -> clips.add(new Clip(name, "tally-frames", frames)));
        return clips;
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        Inspection.Builder facts = Inspection.builder();
        ByteBuffer header;
        try (SeekableView view = media.open(clip.primary().path())) {
            header = ByteBuffer.wrap(view.read(0, HEADER));
        }
        describe(header, clip, facts);
        for (ClipFile sidecar : clip.files(Role.SIDECAR)) {
            try (SeekableView view = media.open(sidecar.path())) {
                facts.offer(Field.SCENE, scene(view.read(0, (int) Math.min(view.size(), 65_536))), "XML scene", Confidence.READ);
            }
        }
        return facts.build();
    }

    void describe(ByteBuffer header, Clip clip, Inspection.Builder facts) {
        int num = header.getInt(4);
        int den = header.getInt(8);
        long start = header.getInt(12) & 0xffff_ffffL;
        long frames = clip.files(Role.FRAME).isEmpty() ? header.getInt(16) : clip.files(Role.FRAME).size();
        if (num > 0 && den > 0) {
            Rate rate = new Rate(num, den);
            facts.offer(Field.FRAME_RATE, rate, "header", Confidence.READ);
            if (Timecode.possible(rate, false) && start < rate.nominal() * 86_400) {
                Timecode first = new Timecode(start, rate, false);
                facts.offer(Field.START_TIMECODE, first, "header", Confidence.READ);
                facts.offer(Field.END_TIMECODE, frames > 0 ? end(first, frames) : null, "header", Confidence.DERIVED);
            }
        }
        facts.offer(Field.DURATION_FRAMES, frames, "header", Confidence.READ);
        facts.offer(Field.REEL, reel(header), "header", Confidence.READ);
        facts.raw("tally", "letters", new String(header.array(), 0, 4, StandardCharsets.ISO_8859_1));
    }

    Timecode end(Timecode first, long frames) {
        return first.plus(frames);
    }

    String reel(ByteBuffer header) {
        return new String(header.array(), 20, 16, StandardCharsets.ISO_8859_1).replaceAll("(?s)[^ -~].*", "");
    }

    String scene(byte[] xml) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("scene")) {
                    return reader.getElementText();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw new IOException("The sidecar is no XML: " + e.getMessage(), e);
        }
    }
}

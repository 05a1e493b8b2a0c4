package org.checkgate.camera.bwf;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.FirstHeads;
import org.checkgate.readers.riff.IXml;
import org.checkgate.readers.riff.Wave;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;
import org.checkgate.spi.SeekableView;
import org.checkgate.spi.Severity;
import org.osgi.service.component.annotations.Component;

/** Production sound in Broadcast Wave files, of whatever recorder. Keeps no state. */
@Component
public final class BwfPlugin implements CameraPlugin {
    /** Low: a camera's own plugin knows which sound files belong to its pictures. */
    private static final int SCORE = 30;

    @Override
    public String name() {
        return "bwf";
    }

    @Override
    public int recognise(Card card) throws IOException {
        return FirstHeads.score(card, SCORE, Takes::isCandidate, file -> Wave.isWave(card.head(file.path(), 12)));
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        return Takes.group(card);
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        Inspection.Builder facts = Inspection.builder();
        List<String> tracks = new ArrayList<>();
        long channels = 0;
        boolean named = false;
        boolean all = true;
        Wave first = null;
        IXml said = IXml.NONE;
        TakeLength length = new TakeLength();
        for (ClipFile file : clip.files(Role.AUDIO)) {
            try (SeekableView view = media.open(file.path())) {
                Wave wave = Wave.read(ByteWindow.of(view, ByteOrder.LITTLE_ENDIAN));
                IXml ixml = ixml(wave, file, facts);
                boolean goesOn = length.add(wave);
                if (first == null) {
                    first = wave;
                    said = ixml;
                    SoundFacts.offer(wave, ixml, file.path(), facts);
                } else if (!goesOn && (wave.samples() != length.ofThisPiece() || wave.sampleRate() != first.sampleRate())) {
                    facts.finding(new Finding("CHANNELS_DIFFER", Severity.INFO, file.path(),
                        "This channel is not as long as the first one of its take, or has another sample rate.",
                        "Listen to the take before it is synced; the recorder may have stopped a channel early."));
                }
                if (!wave.complete()) {
                    facts.finding(new Finding("FILE_CUT_OFF", Severity.INFO, file.path(), "The file claims more sound than it has, so its end is missing.",
                        "Compare with the hash list; if it matches, the recording itself was cut off: tell the sound department."));
                }
                // What goes on later are the same channels.
                if (length.pieces() == 1) {
                    channels += wave.channels();
                    List<String> names = TrackNames.of(wave, ixml, tracks.size());
                    named |= !names.stream().allMatch(String::isEmpty);
                    tracks.addAll(names);
                }
            } catch (IOException e) {
                if (first == null) {
                    throw e;
                }
                all = false;
                facts.finding(unread(file, e));
                if (e instanceof LimitExceededException) {
                    break;
                }
            }
        }
        if (first != null && (all || length.pieces() == 1)) {
            SoundFacts.length(first, said, length.samples(), facts);
        }
        facts.raw("take", "pieces", length.pieces() > 1 ? "" + length.pieces() : "");
        facts.offer(Field.AUDIO_CHANNELS, all ? channels : 0, "fmt", Confidence.READ);
        facts.offer(Field.AUDIO_TRACK_NAMES, all && named ? tracks : null, "iXML TRACK_LIST, bext TRK", Confidence.READ);
        return facts.build();
    }

    /** What the first channel said is kept; how many there are and what they are called stays open. */
    private static Finding unread(ClipFile file, IOException e) {
        return e instanceof LimitExceededException
            ? new Finding("INSPECT_INCOMPLETE", Severity.INFO, file.path(),
                "The take has more files than are looked into, and this one and those behind it were not: " + e.getMessage(),
                "What was read is shown; take the channels from the sound report.")
            : new Finding("SOUND_UNREADABLE", Severity.INFO, file.path(), "What this channel of sound says of itself could not be read: " + e.getMessage(),
                "Listen to the take; compare the file with the hash list.");
    }

    private static IXml ixml(Wave wave, ClipFile file, Inspection.Builder facts) {
        if (wave.ixmlText().isEmpty()) {
            return IXml.NONE;
        }
        try {
            return IXml.parse(wave.ixmlText().get());
        } catch (IOException e) {
            facts.finding(new Finding("IXML_UNREADABLE", Severity.INFO, file.path(), "Scene, take and track names could not be read from iXML: "
                + e.getMessage(), "What bext states is used instead; check it against the sound report."));
            return IXml.NONE;
        }
    }
}

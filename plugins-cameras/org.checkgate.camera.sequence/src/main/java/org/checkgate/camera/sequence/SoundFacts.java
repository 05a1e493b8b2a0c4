package org.checkgate.camera.sequence;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.riff.Bext;
import org.checkgate.readers.riff.IXml;
import org.checkgate.readers.riff.Wave;
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

/** What the sound files of a sequence say of themselves; the first speaks for all but for the number of channels. */
final class SoundFacts {
    private SoundFacts() {
    }

    static void offer(Clip clip, Media media, Inspection.Builder to) {
        long channels = 0;
        boolean all = true;
        for (ClipFile file : clip.files(Role.AUDIO)) {
            try (SeekableView view = media.open(file.path())) {
                Wave wave = Wave.read(ByteWindow.of(view, ByteOrder.LITTLE_ENDIAN));
                channels += wave.channels();
                to.offer(Field.AUDIO_SAMPLE_RATE, wave.sampleRate(), "WAVE fmt", Confidence.READ)
                    .offer(Field.AUDIO_BIT_DEPTH, wave.bits(), "WAVE fmt", Confidence.READ);
                said(wave, clip.files(Role.AUDIO).size() == 1, to);
                if (!wave.complete()) {
                    to.finding(new Finding("FILE_CUT_OFF", Severity.INFO, file.path(), "The file claims more sound than it has, so its end is missing.",
                        "Compare with the hash list; if it matches, the recording itself was cut off: tell the camera department."));
                }
            } catch (LimitExceededException e) {
                all = false;
                to.finding(new Finding("INSPECT_INCOMPLETE", Severity.INFO, file.path(), "What the sound says of itself was not read: " + e.getMessage(),
                    "What was read is shown; look at the sound with the recorder's own program, if it is needed."));
            } catch (IOException e) {
                all = false;
                to.finding(new Finding("SOUND_UNREADABLE", Severity.INFO, file.path(), "What the sound says of itself could not be read: " + e.getMessage(),
                    "Listen to the clip; compare the file with the hash list."));
            }
        }
        to.offer(Field.AUDIO_CHANNELS, all ? channels : 0, "WAVE fmt", Confidence.READ);
    }

    private static void said(Wave wave, boolean alone, Inspection.Builder to) {
        IXml ixml = ixml(wave);
        Optional<Long> start = ixml.samplesSinceMidnight().or(() -> wave.bext().map(Bext::timeReference).filter(t -> t >= 0));
        start.ifPresent(samples -> to.offer(Field.AUDIO_TIME_REFERENCE, samples, "iXML, bext TimeReference", Confidence.READ));
        List<String> names = new ArrayList<>(ixml.trackNames());
        boolean named = alone && !names.isEmpty() && names.size() == wave.channels();
        to.offer(Field.AUDIO_TRACK_NAMES, named ? names : null, "iXML TRACK_LIST", Confidence.READ)
            .offer(Field.SCENE, ixml.get("SCENE"), "iXML SCENE", Confidence.READ).offer(Field.TAKE, ixml.get("TAKE"), "iXML TAKE", Confidence.READ);
        ixml.values().forEach((key, value) -> to.raw("ixml", key, value));
    }

    private static IXml ixml(Wave wave) {
        try {
            return wave.ixmlText().isPresent() ? IXml.parse(wave.ixmlText().get()) : IXml.NONE;
        } catch (IOException broken) {
            // The frames are what the clip is about; the sound alone would be a clip of the plugin for sound, which tells.
            return IXml.NONE;
        }
    }
}

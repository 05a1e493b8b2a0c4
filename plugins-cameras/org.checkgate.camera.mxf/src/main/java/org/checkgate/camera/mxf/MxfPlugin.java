package org.checkgate.camera.mxf;

import java.io.IOException;
import java.util.List;
import org.checkgate.readers.ClipName;
import org.checkgate.readers.FirstHeads;
import org.checkgate.readers.mxf.MxfInspection;
import org.checkgate.readers.mxf.SoundDescriptor;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;
import org.checkgate.spi.Severity;
import org.osgi.service.component.annotations.Component;

/** Clips in MXF files, of whatever camera. Keeps no state. */
@Component
public final class MxfPlugin implements CameraPlugin {
    /** Low: a maker's own plugin knows more of the same files. */
    private static final int SCORE = 30;

    @Override
    public String name() {
        return "mxf";
    }

    @Override
    public int recognise(Card card) throws IOException {
        return FirstHeads.score(card, SCORE, MxfClips::isCandidate, file -> MxfClips.isMxf(card, file));
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        return MxfClips.group(card);
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        Inspection.Builder facts = Inspection.builder();
        sound(clip, media, facts);
        MxfInspection.offer(clip.primary(), media, (mxf, to) -> { }, facts);
        ClipName.of(clip.name()).ifPresent(name -> facts.offer(Field.REEL, name.reel(), "file name", Confidence.GUESSED)
            .offer(Field.CAMERA_ID, name.cameraId(), "file name", Confidence.GUESSED));
        return facts.build();
    }

    /** Where each channel of sound is a file of its own, the picture's file knows none of them. */
    private static void sound(Clip clip, Media media, Inspection.Builder facts) {
        long channels = 0;
        boolean all = true;
        for (ClipFile file : clip.files(Role.AUDIO)) {
            try {
                List<SoundDescriptor> sounds = MxfInspection.read(file, media).sounds();
                channels += sounds.stream().mapToLong(SoundDescriptor::channels).sum();
                sounds.stream().findFirst().ifPresent(s -> facts
                    .offer(Field.AUDIO_SAMPLE_RATE, s.samplesASecond(), "MXF sound descriptor", Confidence.READ)
                    .offer(Field.AUDIO_BIT_DEPTH, s.bits(), "MXF sound descriptor", Confidence.READ));
            } catch (IOException e) {
                all = false;
                facts.finding(new Finding("SOUND_UNREADABLE", Severity.INFO, file.path(),
                    "What this channel of sound says of itself could not be read: " + e.getMessage(),
                    "Listen to the clip; compare the file with the hash list."));
            }
        }
        facts.offer(Field.AUDIO_CHANNELS, all ? channels : 0, "MXF sound descriptor", Confidence.READ);
    }
}

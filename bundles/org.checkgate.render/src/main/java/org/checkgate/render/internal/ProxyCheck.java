package org.checkgate.render.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.render.RenderException;
import org.checkgate.render.Rendered;

/**
 * Looks at a proxy before it gets its name.
 *
 * @param proxy     as ffprobe reads it
 * @param complaint what the engine complained about although it finished
 */
record ProxyCheck(Plan plan, MediaFacts proxy, Optional<String> complaint) {
    /** An AAC packet is 21 ms and the encoder adds two; this is far above both, and far below a lost part. */
    private static final double SOUND_SECONDS = 0.5;
    private static final double POSTER_AT = 0.1;

    void passOrThrow() throws RenderException {
        if (plan.hasPicture()) {
            picture();
        } else if (proxy.picture().isPresent()) {
            throw wrong("a sound-only clip got a picture");
        }
        sound();
    }

    private void picture() throws RenderException {
        MediaFacts.Picture picture = proxy.picture().orElseThrow(() -> wrong("it has no picture"));
        if (!picture.codec().equals("h264")) {
            throw wrong("its picture is " + picture.codec() + ", not H.264");
        }
        if (picture.frames() == 0) {
            throw wrong("it has no frames");
        }
        if (plan.frames() > 0 && picture.frames() != plan.frames()) {
            throw wrong("it has " + picture.frames() + " frames, the clip has " + plan.frames() + reason());
        }
        if (plan.frames() == 0 && complaint.isPresent()) {
            // Nobody knows how many frames there should be, so nobody can say that none was lost.
            throw wrong("the clip's number of frames is unknown and decoding it was not clean (" + complaint.get() + ")");
        }
        if (!proxy.timecode().equals(plan.timecode())) {
            throw wrong("its timecode is " + proxy.timecode().orElse("absent") + ", the clip's is " + plan.timecode().orElse("absent") + reason());
        }
    }

    private String reason() {
        return complaint.map(said -> " (" + said + ")").orElse("");
    }

    private void sound() throws RenderException {
        List<Double> expected = new ArrayList<>();
        for (MediaFacts.Sound source : plan.source().sounds()) {
            for (int track = 0; track < ProxyCommand.tracks(source.channels()); track++) {
                expected.add(source.seconds());
            }
        }
        if (proxy.sounds().size() != expected.size()) {
            throw wrong("it has " + proxy.sounds().size() + " sound tracks, " + expected.size() + " were to be made");
        }
        for (int track = 0; track < expected.size(); track++) {
            MediaFacts.Sound made = proxy.sounds().get(track);
            if (!made.codec().equals("aac")) {
                throw wrong("its sound is " + made.codec() + ", not AAC");
            }
            if (expected.get(track) > 0 && Math.abs(made.seconds() - expected.get(track)) > SOUND_SECONDS) {
                throw wrong("sound track " + (track + 1) + " is " + seconds(made.seconds()) + " long, the clip's is " + seconds(expected.get(track)));
            }
        }
    }

    private static String seconds(double value) {
        return String.format(java.util.Locale.ROOT, "%.2f s", value);
    }

    private RenderException wrong(String why) {
        return new RenderException("The proxy of " + plan.clip() + " was thrown away: " + why + ". Look at the clip.", false);
    }

    /** Where the poster is taken, in seconds. */
    double posterSecond() {
        return proxy.seconds() * POSTER_AT;
    }

    Rendered rendered(Path file, Optional<Path> poster, Optional<String> noPoster) {
        List<String> remarks = new ArrayList<>();
        complaint.ifPresent(said -> remarks.add("Decoding " + plan.clip() + " was not clean (" + said + "). All frames are there; look at the picture."));
        noPoster.ifPresent(remarks::add);
        Optional<MediaFacts.Picture> picture = proxy.picture();
        return new Rendered(file, poster, picture.map(MediaFacts.Picture::width).orElse(0), picture.map(MediaFacts.Picture::height).orElse(0),
                picture.map(MediaFacts.Picture::frames).orElse(0L), proxy.timecode(), remarks);
    }
}

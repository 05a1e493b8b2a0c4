package org.checkgate.render.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command line of a proxy. */
record ProxyCommand(Settings settings, Plan plan) {
    private static final int TRACK_CHANNELS = 2;

    List<String> arguments(EngineInput input, Path output) {
        List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-y"));
        all.addAll(List.of("-filter_threads", threads(), "-threads", threads()));
        all.addAll(input.options());
        all.addAll(List.of("-i", input.address(), "-map_metadata", "-1", "-map_chapters", "-1"));
        if (plan.hasPicture()) {
            picture(all);
        }
        sound(all);
        all.addAll(List.of("-movflags", "+faststart", "-progress", "pipe:1", "-f", "mp4", output.toAbsolutePath().toString()));
        return all;
    }

    private void picture(List<String> all) {
        all.addAll(List.of("-map", "0:v:0",
                // Each decoded frame once: a proxy frame is a camera frame, and their number is checked.
                "-fps_mode", "passthrough",
                "-vf", desqueeze() + "scale=w='2*trunc(min(iw\\," + settings.maxWidth() + ")/2)':h=-2:flags=fast_bilinear",
                "-c:v", "libx264", "-preset", "veryfast", "-crf", Integer.toString(settings.crf()), "-pix_fmt", "yuv420p", "-g", "24",
                "-threads", threads()));
        plan.timecode().ifPresent(timecode -> all.addAll(List.of("-timecode", timecode)));
    }

    /** The picture as it was filmed through an anamorphic lens, in front of all else that is done to it. */
    private String desqueeze() {
        return plan.squeeze() == 1 ? "" : String.format(Locale.ROOT, "scale=w='2*trunc(iw*%.4f/2)':h=ih:flags=fast_bilinear,setsar=1,", plan.squeeze());
    }

    /** Up to two channels stay together. More are a recorder's tracks, not loudspeakers: each becomes a track. */
    private void sound(List<String> all) {
        int track = 0;
        for (int stream = 0; stream < plan.source().sounds().size(); stream++) {
            int channels = plan.source().sounds().get(stream).channels();
            for (int channel = 0; channel < tracks(channels); channel++) {
                all.addAll(List.of("-map", "0:a:" + stream));
                if (channels > TRACK_CHANNELS) {
                    all.addAll(List.of("-filter:a:" + track, "pan=mono|c0=c" + channel));
                }
                track++;
            }
        }
        all.addAll(List.of("-c:a", "aac", "-ar", "48000"));
    }

    /** @param channels of one stream */
    static int tracks(int channels) {
        return channels > TRACK_CHANNELS ? channels : 1;
    }

    private String threads() {
        return Integer.toString(settings.threads());
    }
}

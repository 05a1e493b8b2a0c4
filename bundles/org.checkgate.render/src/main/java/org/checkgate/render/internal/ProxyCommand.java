package org.checkgate.render.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a proxy. */
record ProxyCommand(Settings settings, Plan plan) {
    /** What may be opened: plain http, so neither files nor anything else that a clip may name. */
    private static final String PROTOCOLS = "http,tcp";
    /** Containers of cameras and recorders. No playlists or lists of files: these name further addresses to fetch. */
    private static final String CONTAINERS = "mov,mxf,matroska,avi,wav,w64,aiff,caf,flac,mp3,mpegts,mpeg,dv,gxf,lxf,asf,ogg";
    /** One picture alone: what a frame of a sequence says is looked at, and no proxy is made of it. */
    private static final String PICTURES = ",dpx_pipe,exr_pipe,tiff_pipe";
    private static final int TRACK_CHANNELS = 2;

    /** The options with which any engine reads a clip; the address follows. Silence of the door ends it after a minute. */
    static List<String> reading() {
        return reading(PROTOCOLS, CONTAINERS);
    }

    /** The same for a look at the head of a clip, or at its first frame: {@code subfile} shows a part of what it is told to open. */
    static List<String> looking() {
        return reading("subfile," + PROTOCOLS, CONTAINERS + PICTURES);
    }

    private static List<String> reading(String protocols, String containers) {
        return List.of("-protocol_whitelist", protocols, "-format_whitelist", containers, "-rw_timeout", "60000000");
    }

    List<String> arguments(DoorAddress door, Path output) {
        List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-y"));
        all.addAll(List.of("-filter_threads", threads(), "-threads", threads()));
        all.addAll(reading());
        all.addAll(List.of("-i", door.text(), "-map_metadata", "-1", "-map_chapters", "-1"));
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
                "-vf", "scale=w='2*trunc(min(iw\\," + settings.maxWidth() + ")/2)':h=-2:flags=fast_bilinear",
                "-c:v", "libx264", "-preset", "veryfast", "-crf", Integer.toString(settings.crf()), "-pix_fmt", "yuv420p", "-g", "24",
                "-threads", threads()));
        plan.timecode().ifPresent(timecode -> all.addAll(List.of("-timecode", timecode)));
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

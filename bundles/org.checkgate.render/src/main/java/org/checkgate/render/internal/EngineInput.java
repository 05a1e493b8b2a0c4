package org.checkgate.render.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.render.Frames;

/** How any engine reads a clip: the options that come before its address, and the address. */
record EngineInput(List<String> options, String address) {
    /** What may be opened: plain http, so neither files nor anything else that a clip may name. */
    private static final String PROTOCOLS = "http,tcp";
    /** Containers of cameras and recorders. No playlists or lists of files: these name further addresses to fetch. */
    private static final String CONTAINERS = "mov,mxf,matroska,avi,wav,w64,aiff,caf,flac,mp3,mpegts,mpeg,dv,gxf,lxf,asf,ogg";
    /** One picture alone: what a frame of a sequence says is looked at, and no proxy is made of it. */
    private static final String PICTURES = ",dpx_pipe,exr_pipe,tiff_pipe";

    /** A film. */
    static EngineInput film(DoorAddress door) {
        return new EngineInput(patient(PROTOCOLS, CONTAINERS), door.text());
    }

    /** The head of a film, or one frame: {@code subfile} shows a part of what it is told to open. */
    static List<String> looking() {
        return patient("subfile," + PROTOCOLS, CONTAINERS + PICTURES);
    }

    static EngineInput of(DoorAddress door, Optional<Frames> frames) {
        return frames.map(sequence -> sequence(door, sequence)).orElseGet(() -> film(door));
    }

    /**
     * The demuxer {@code image2} counts places up from 0 and ends where none is; what the files are it takes from the ending alone. It
     * opens them without any options, so that a door which falls silent is left when the whole run has taken too long.
     */
    private static EngineInput sequence(DoorAddress door, Frames frames) {
        List<String> options = new ArrayList<>(reading(PROTOCOLS, "image2"));
        options.addAll(List.of("-f", "image2", "-pattern_type", "sequence", "-framerate", frames.rate(), "-start_number", "0"));
        if (frames.kind().equals("exr")) {
            // Light as it is would look far too dark.
            options.addAll(List.of("-apply_trc", "iec61966_2_1"));
        }
        return new EngineInput(options, door.text() + "/%d." + frames.kind());
    }

    /** Silence of the door ends it after a minute. */
    private static List<String> patient(String protocols, String containers) {
        List<String> options = new ArrayList<>(reading(protocols, containers));
        options.addAll(List.of("-rw_timeout", "60000000"));
        return options;
    }

    private static List<String> reading(String protocols, String containers) {
        return List.of("-protocol_whitelist", protocols, "-format_whitelist", containers);
    }
}

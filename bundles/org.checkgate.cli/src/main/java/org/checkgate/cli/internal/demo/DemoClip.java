package org.checkgate.cli.internal.demo;

import java.util.List;

/**
 * A camera clip of the demo: a test picture in ProRes 422, at the frame rate of cinema in NTSC countries.
 *
 * @param fileName its name in the roll's folder
 * @param reel     goes into the timecode track
 * @param timecode of the first frame
 * @param seconds  how long it is
 * @param noise    how much grain: it makes a file large that would else shrink to little, 0 for none
 */
record DemoClip(String fileName, String reel, String timecode, String seconds, int noise) {
    static final String RATE = "24000/1001";

    /** The arguments with which ffmpeg makes it; the same ones give the same bytes. */
    List<String> arguments() {
        return List.of("-f", "lavfi", "-i", "testsrc2=s=1280x720:r=" + RATE + ":d=" + seconds,
                "-f", "lavfi", "-i", "sine=f=1000:r=48000:d=" + seconds,
                "-vf", noise == 0 ? "null" : "noise=alls=" + noise + ":allf=t:all_seed=7",
                "-c:v", "prores_aw", "-profile:v", "2", "-pix_fmt", "yuv422p10le", "-c:a", "pcm_s24le",
                "-timecode", timecode, "-metadata:s:v", "reel_name=" + reel,
                "-movflags", "use_metadata_tags", "-metadata", "com.apple.quicktime.make=Checkgate",
                "-metadata", "com.apple.quicktime.model=Demo camera", fileName);
    }
}

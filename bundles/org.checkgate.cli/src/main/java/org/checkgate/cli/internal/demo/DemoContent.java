package org.checkgate.cli.internal.demo;

import java.util.List;

/** What is on the demo's drive, and what is wrong with it on purpose. */
public final class DemoContent {
    public static final String TITLE = "DEMO";
    public static final String DAY = "20261120";
    /** The part size that the demo sets, so that its largest clip is carried in more than eight parts. */
    public static final int PART_MIB = 5;
    public static final String GOOD_ROLL = "A001R1CG";
    public static final String BAD_ROLL = "A002R1CG";
    public static final String SOUND_ROLL = "SR001";
    /** One bit of it is flipped after the roll was sealed. */
    public static final String ALTERED = "A002C001_261120_R1CG.mov";
    /** It is deleted after the roll was sealed. */
    public static final String MISSING = "A002C002_261120_R1CG.mov";
    /** It lies beside the rolls. */
    public static final String STRAY = "NOTES.txt";
    static final String CAMERA_FOLDER = TITLE + "/" + DAY + "/Camera_Media";
    static final String SOUND_FOLDER = TITLE + "/" + DAY + "/Sound_Media";

    private DemoContent() {
    }

    static List<DemoClip> goodClips() {
        return List.of(new DemoClip("A001C001_261120_R1CG.mov", GOOD_ROLL, "10:11:12:13", "2.5", 20),
                new DemoClip("A001C002_261120_R1CG.mov", GOOD_ROLL, "10:15:00:00", "1", 0),
                new DemoClip("A001C003_261120_R1CG.mov", GOOD_ROLL, "10:19:30:12", "1", 0));
    }

    static List<DemoClip> badClips() {
        return List.of(new DemoClip(ALTERED, BAD_ROLL, "11:00:00:00", "1", 0), new DemoClip(MISSING, BAD_ROLL, "11:02:00:00", "1", 0),
                new DemoClip("A002C003_261120_R1CG.mov", BAD_ROLL, "11:04:10:05", "1", 0));
    }

    static List<DemoTake> takes() {
        return List.of(new DemoTake("12A_T01.WAV", "12A", 1, 1_760_227_200L, 440), new DemoTake("12A_T02.WAV", "12A", 2, 1_771_747_200L, 660));
    }
}

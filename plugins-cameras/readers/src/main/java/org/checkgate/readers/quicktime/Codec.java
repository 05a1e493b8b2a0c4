package org.checkgate.readers.quicktime;

import java.util.Map;
import java.util.Set;
import org.checkgate.readers.Vc3;

/**
 * What a four-character code of a picture's sample description stands for; the registry is that of mp4ra.org, Apple's ProRes
 * white paper gives depth and chroma.
 *
 * @param profile empty when the code does not tell
 * @param bits    a component, 0 when the code does not tell
 * @param chroma  empty when the code does not tell
 */
record Codec(String name, String profile, int bits, String chroma) {
    private static final Map<String, Codec> KNOWN = Map.ofEntries(
        Map.entry("apco", new Codec("ProRes", "422 Proxy", 10, "4:2:2")),
        Map.entry("apcs", new Codec("ProRes", "422 LT", 10, "4:2:2")),
        Map.entry("apcn", new Codec("ProRes", "422", 10, "4:2:2")),
        Map.entry("apch", new Codec("ProRes", "422 HQ", 10, "4:2:2")),
        Map.entry("ap4h", new Codec("ProRes", "4444", 12, "4:4:4")),
        Map.entry("ap4x", new Codec("ProRes", "4444 XQ", 12, "4:4:4")),
        Map.entry("aprn", new Codec("ProRes RAW", "", 0, "")),
        Map.entry("aprh", new Codec("ProRes RAW", "HQ", 0, "")),
        Map.entry("AVdn", new Codec("DNxHD", "", 0, "")),
        Map.entry("AVdh", new Codec("DNxHR", "", 0, "")),
        Map.entry("avc1", new Codec("H.264", "", 0, "")),
        Map.entry("avc3", new Codec("H.264", "", 0, "")),
        Map.entry("hvc1", new Codec("HEVC", "", 0, "")),
        Map.entry("hev1", new Codec("HEVC", "", 0, "")),
        Map.entry("mp4v", new Codec("MPEG-4 Visual", "", 0, "")),
        Map.entry("jpeg", new Codec("Motion JPEG", "", 8, "")),
        Map.entry("CFHD", new Codec("CineForm", "", 0, "")),
        Map.entry("v210", new Codec("Uncompressed", "v210", 10, "4:2:2")),
        Map.entry("r210", new Codec("Uncompressed", "r210", 10, "4:4:4")),
        Map.entry("m2v1", new Codec("MPEG-2", "", 8, "")),
        Map.entry("dvc ", new Codec("DV", "25 Mb/s", 8, "4:1:1")),
        Map.entry("dvcp", new Codec("DV", "25 Mb/s", 8, "4:2:0")),
        Map.entry("dvpp", new Codec("DV", "25 Mb/s", 8, "4:1:1")),
        Map.entry("2vuy", new Codec("Uncompressed", "2vuy", 8, "4:2:2")),
        Map.entry("CRAW", new Codec("Canon RAW", "", 0, "")),
        Map.entry("braw", new Codec("Blackmagic RAW", "", 12, "")),
        Map.entry("brxq", new Codec("Blackmagic RAW", "", 12, "")),
        Map.entry("brst", new Codec("Blackmagic RAW", "", 12, "")),
        Map.entry("brvn", new Codec("Blackmagic RAW", "", 12, "")),
        Map.entry("brs2", new Codec("Blackmagic RAW", "", 12, "")),
        Map.entry("brxh", new Codec("Blackmagic RAW", "", 12, "")));
    /** Of codes whose fourth character stands for size and rate: those of Final Cut Pro, as listed in ffmpeg's isom_tags.c. */
    private static final Map<String, Codec> FAMILIES = Map.of(
        "dv5", new Codec("DV", "50 Mb/s", 8, "4:2:2"),
        "dvh", new Codec("DV", "100 Mb/s", 8, "4:2:2"),
        "hdv", new Codec("MPEG-2", "HDV", 8, "4:2:0"),
        "xdv", new Codec("MPEG-2", "XDCAM", 8, "4:2:0"),
        "xd5", new Codec("MPEG-2", "XDCAM HD422", 8, "4:2:2"),
        "ai5", new Codec("H.264", "AVC-Intra 50", 10, "4:2:0"),
        "ai1", new Codec("H.264", "AVC-Intra 100", 10, "4:2:2"));
    /** profile_idc of ITU-T H.264, Annex A, where it fixes depth and chroma. */
    private static final Map<Integer, Codec> H264 = Map.of(
        66, new Codec("H.264", "Baseline", 8, "4:2:0"),
        77, new Codec("H.264", "Main", 8, "4:2:0"),
        100, new Codec("H.264", "High", 8, "4:2:0"),
        110, new Codec("H.264", "High 10", 0, "4:2:0"),
        122, new Codec("H.264", "High 4:2:2", 0, ""),
        244, new Codec("H.264", "High 4:4:4 Predictive", 0, ""));
    /** general_profile_idc of ITU-T H.265, Annex A. */
    private static final Map<Integer, String> HEVC = Map.of(1, "Main", 2, "Main 10", 3, "Main Still Picture", 4, "Range Extensions");
    private static final int BASELINE = 66;
    private static final Set<Integer> INTRA = Set.of(110, 122, 244);
    private static final String[] CHROMA = {"4:0:0", "4:2:0", "4:2:2", "4:4:4"};

    static Codec of(VideoEntry entry) {
        Codec known = KNOWN.getOrDefault(entry.fourcc(), FAMILIES.getOrDefault(entry.fourcc().substring(0, 3), new Codec(entry.fourcc().replaceAll("[^ -~]", "").strip(), "", 0, "")));
        if (entry.vc3() > 0 && known.name().startsWith("DNx")) {
            Vc3 vc3 = Vc3.of(entry.vc3());
            return new Codec(vc3.name(), vc3.profile(), vc3.bits(), vc3.chroma());
        } else if (known.name().equals("H.264") && (known.profile().isEmpty() || entry.profile() >= 0)) {
            // Programs give any film of the right size and depth the code of an AVC-Intra one; where its own description is there, it decides.
            return h264(entry, H264.getOrDefault(entry.profile(), known));
        } else if (known.name().equals("HEVC") && entry.depth() > 0) {
            return new Codec("HEVC", HEVC.getOrDefault(entry.profile(), ""), entry.depth(), CHROMA[entry.chroma()]);
        }
        return known;
    }

    /** Two profiles have a second name by a flag: Baseline without what few players know, and High ones of pictures that stand alone. */
    private static Codec h264(VideoEntry entry, Codec profile) {
        boolean constrained = entry.profile() == BASELINE && (entry.constraints() & 0x40) != 0;
        boolean intra = INTRA.contains(entry.profile()) && (entry.constraints() & 0x10) != 0;
        String name = constrained ? "Constrained " + profile.profile() : intra ? profile.profile() + " Intra" : profile.profile();
        return entry.depth() > 0 ? new Codec("H.264", name, entry.depth(), CHROMA[entry.chroma()])
            : new Codec("H.264", name, profile.bits(), profile.chroma());
    }
}

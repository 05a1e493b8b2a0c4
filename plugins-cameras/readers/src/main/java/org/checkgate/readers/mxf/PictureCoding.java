package org.checkgate.readers.mxf;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.Vc3;

/**
 * What a label of the picture's coding or of its essence container stands for: the SMPTE registers of labels, with ST 381-1 (MPEG-2),
 * ST 381-3 and RP 2027 (AVC), ST 2019-4 (VC-3), ST 422 (JPEG 2000), RDD 44 (ProRes), RDD 54 (ARRIRAW), ST 383 (DV), ST 386 (D-10).
 *
 * @param profile empty when the label does not tell
 * @param bits    a component, 0 when the label does not tell
 * @param chroma  empty when the label does not tell
 */
record PictureCoding(String name, String profile, int bits, String chroma) {
    private static final String CODINGS = "060e2b3404010100040102";
    private static final String CONTAINERS = "060e2b34040101000d01030102";
    private static final int VC3_FROM = 1234;

    private record Entry(String start, PictureCoding coding) {
    }

    /** How a label starts, and what it stands for; the longest that fits counts. */
    private static final List<Entry> KNOWN = List.of(
        coding("01", "Uncompressed", "", 0, ""),
        coding("01020101", "ARRIRAW", "", 12, ""), coding("0102010103", "ARRIRAW", "", 13, ""),
        coding("01020102", "ARRIRAW", "HDE", 12, ""), coding("0102010202", "ARRIRAW", "HDE", 13, ""),
        coding("020101", "MPEG-2", "MP@ML", 8, "4:2:0"),
        coding("020102", "MPEG-2", "422P@ML", 8, "4:2:2"), coding("0201020101", "MPEG-2", "D-10 50 Mb/s", 8, "4:2:2"),
        coding("0201020102", "MPEG-2", "D-10 50 Mb/s", 8, "4:2:2"), coding("0201020103", "MPEG-2", "D-10 40 Mb/s", 8, "4:2:2"),
        coding("0201020104", "MPEG-2", "D-10 40 Mb/s", 8, "4:2:2"), coding("0201020105", "MPEG-2", "D-10 30 Mb/s", 8, "4:2:2"),
        coding("0201020106", "MPEG-2", "D-10 30 Mb/s", 8, "4:2:2"),
        coding("020103", "MPEG-2", "MP@HL", 8, "4:2:0"), coding("020104", "MPEG-2", "422P@HL", 8, "4:2:2"),
        coding("020105", "MPEG-2", "MP@H-14", 8, "4:2:0"), coding("0201", "MPEG-2", "", 0, ""),
        coding("020110", "MPEG-1", "", 8, "4:2:0"), coding("020120", "MPEG-4 Visual", "", 0, ""),
        coding("020130", "H.264", "", 0, ""), coding("020131", "H.264", "", 0, ""),
        coding("02013111", "H.264", "Baseline", 8, "4:2:0"), coding("02013120", "H.264", "Main", 8, "4:2:0"),
        coding("02013140", "H.264", "High", 8, "4:2:0"), coding("02013150", "H.264", "High 10", 0, "4:2:0"),
        coding("02013160", "H.264", "High 4:2:2", 0, ""), coding("02013170", "H.264", "High 4:4:4 Predictive", 0, ""),
        coding("020132", "H.264", "Intra", 0, ""), coding("02013220", "H.264", "High 10 Intra", 0, "4:2:0"),
        coding("02013221", "H.264", "AVC-Intra 50", 10, "4:2:0"), coding("02013230", "H.264", "High 4:2:2 Intra", 0, ""),
        coding("02013231", "H.264", "AVC-Intra 100", 10, "4:2:2"), coding("02013240", "H.264", "High 4:4:4 Intra", 0, ""),
        coding("02013250", "H.264", "CAVLC 4:4:4 Intra", 0, ""),
        coding("02014", "HEVC", "", 0, ""),
        coding("0202", "DV", "", 8, ""), coding("02020201", "DV", "25 Mb/s", 8, ""), coding("02020202", "DV", "25 Mb/s", 8, ""),
        coding("02020203", "DV", "50 Mb/s", 8, "4:2:2"), coding("02020204", "DV", "50 Mb/s", 8, "4:2:2"),
        coding("02020205", "DV", "100 Mb/s", 8, "4:2:2"), coding("02020206", "DV", "100 Mb/s", 8, "4:2:2"),
        coding("02020207", "DV", "100 Mb/s", 8, "4:2:2"), coding("02020208", "DV", "100 Mb/s", 8, "4:2:2"),
        coding("020301", "JPEG 2000", "", 0, ""), coding("02030108", "JPEG 2000", "HTJ2K", 0, ""),
        coding("020303", "VC-2", "", 0, ""), coding("020305", "VC-5", "", 0, ""), coding("020306", "ProRes", "", 0, ""),
        coding("02030601", "ProRes", "422 Proxy", 10, "4:2:2"), coding("02030602", "ProRes", "422 LT", 10, "4:2:2"),
        coding("02030603", "ProRes", "422", 10, "4:2:2"), coding("02030604", "ProRes", "422 HQ", 10, "4:2:2"),
        coding("02030605", "ProRes", "4444", 12, "4:4:4"), coding("02030606", "ProRes", "4444 XQ", 12, "4:4:4"),
        coding("020307", "DNxUncompressed", "", 0, ""), coding("020308", "JPEG XS", "", 0, ""), coding("020309", "FFV1", "", 0, ""),
        coding("0271", "DNxHD", "", 0, ""), coding("0272", "VC-1", "", 0, ""),
        container("01", "MPEG-2"), container("02", "DV"), container("05", "Uncompressed"), container("0c", "JPEG 2000"),
        container("0f", "H.264"), container("10", "H.264"), container("11", "DNxHD"), container("12", "VC-1"), container("15", "VC-2"),
        container("1b", "VC-5"), container("1c", "ProRes"), container("1f", "HEVC"), container("20", "HEVC"), container("21", "JPEG XS"),
        container("22", "ARRIRAW"), container("23", "FFV1"),
        // Registered for Sony's private use; what follows tells the kinds of its camera raw apart.
        new Entry("060e2b34040101000e0604010204", new PictureCoding("Sony RAW", "", 0, "")));

    private static Entry coding(String start, String name, String profile, int bits, String chroma) {
        return new Entry(CODINGS + start, new PictureCoding(name, profile, bits, chroma));
    }

    private static Entry container(String start, String name) {
        return new Entry(CONTAINERS + start, new PictureCoding(name, "", 0, ""));
    }

    /** Absent for a label that has no name here. */
    static Optional<PictureCoding> of(Label label) {
        Optional<PictureCoding> known = KNOWN.stream().filter(e -> label.starts(e.start()))
            .max(Comparator.comparingInt(e -> e.start().length())).map(Entry::coding);
        return known.map(c -> c.name().equals("DNxHD") && label.octet(13) > 0 && label.starts(CODINGS) ? vc3(label.octet(13)) : c);
    }

    private static PictureCoding vc3(int octet) {
        Vc3 known = Vc3.of(VC3_FROM + octet);
        return new PictureCoding(known.name(), known.profile(), known.bits(), known.chroma());
    }
}

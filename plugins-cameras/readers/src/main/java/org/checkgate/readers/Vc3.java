package org.checkgate.readers;

/**
 * What a compression identifier of VC-3 stands for (SMPTE ST 2019-1, 6 and annex), which films and MXF files state alike.
 *
 * @param name    {@code DNxHD}, or {@code DNxHR} for those of any picture size
 * @param profile such as {@code CID 1235} or {@code HQX}
 * @param bits    a component, 0 when the identifier does not tell
 * @param chroma  empty when the identifier does not tell
 */
public record Vc3(String name, String profile, int bits, String chroma) {
    /** @param id such as 1235; any number */
    public static Vc3 of(int id) {
        return switch (id) {
            case 1235, 1241, 1250 -> new Vc3("DNxHD", "CID " + id, 10, "4:2:2");
            case 1237, 1238, 1242, 1243, 1251, 1252, 1253, 1258, 1259, 1260 -> new Vc3("DNxHD", "CID " + id, 8, "4:2:2");
            case 1256 -> new Vc3("DNxHD", "CID " + id, 10, "4:4:4");
            case 1270 -> new Vc3("DNxHR", "444", 0, "4:4:4");
            case 1271 -> new Vc3("DNxHR", "HQX", 0, "4:2:2");
            case 1272 -> new Vc3("DNxHR", "HQ", 8, "4:2:2");
            case 1273 -> new Vc3("DNxHR", "SQ", 8, "4:2:2");
            case 1274 -> new Vc3("DNxHR", "LB", 8, "4:2:2");
            default -> new Vc3("DNxHD", "CID " + id, 0, "");
        };
    }
}

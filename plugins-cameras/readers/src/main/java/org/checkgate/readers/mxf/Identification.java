package org.checkgate.readers.mxf;

/**
 * What wrote or changed a file: SMPTE ST 377-1, A.3. The first of a file's is what made it. Texts are empty where it does not say.
 *
 * @param version  as the maker writes it
 * @param platform such as an operating system
 * @param modified ISO 8601 without an offset
 */
public record Identification(String company, String product, String version, String platform, String modified) {
    static final int KIND = 0x30;

    static Identification of(LocalSet set) {
        return new Identification(set.text(0x3c01).orElse(""), set.text(0x3c02).orElse(""), set.text(0x3c04).orElse(""),
            set.text(0x3c08).orElse(""), set.time(0x3c06).orElse(""));
    }
}

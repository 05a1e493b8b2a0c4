package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatDetectorTest {
    private static FormatDetector detector;

    @BeforeAll
    static void load() {
        detector = new FormatDetector();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** By bytes under a name that says nothing. */
    @ParameterizedTest
    @CsvSource({"0000048852454432, image/x-raw-red", "060e2b34020501010d01020101020400, application/mxf", "762f310102080000, image/aces",
        "4152524912345678, image/x-arriraw", "802a5fd700000800, image/x-cineon", "52463634ffffffff57415645, audio/x-rf64",
        "42573634ffffffff57415645, audio/x-rf64", "524946460000000057415645, audio/vnd.wave", "0000001466747970717420200000, video/quicktime",
        "0001020304, application/octet-stream"})
    void byBytes(String hex, String type) throws IOException {
        assertEquals(type, detector.detect("file", java.util.HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @CsvSource({"a.braw, video/x-braw", "a.crm, video/x-canon-crm", "a.LRV, video/x-gopro-lrv", "a.mov, video/quicktime"})
    void byNameWhenTheBytesAreThoseOfQuickTime(String name, String type) throws IOException {
        assertEquals(type, detector.detect(name, latin("\0\0\0\24ftypqt  \0\0\0\0qt  ")));
    }

    @Test
    void otherFormats() throws IOException {
        byte[] packets = new byte[1000];
        packets[4] = packets[196] = packets[388] = 0x47;
        assertEquals("video/x-bdav", detector.detect("00001.MTS", packets));
        assertEquals("text/x-avid-ale", detector.detect("x", latin("Heading\nFIELD_DELIM\tTABS\n")));
        assertEquals("image/jpeg", detector.detect("really.nef", latin("\u00ff\u00d8\u00ff\u00e0\0\20JFIF")));
    }
}

package org.checkgate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpiVersionTest {
    @Test
    void rangesHoldWhatTheySay() {
        for (String range : List.of("[1.0,2)", "[1.2.3,1.2.3]", "1.0", "1", "(1.2.2,2)", "[ 1.2 , 1.3 )")) {
            assertTrue(SpiVersion.holds(range, "1.2.3"), range);
        }
        for (String range : List.of("[1.0,1.2)", "(1.2.3,2)", "2.0", "[2,3)", "", "latest", "[1.0", "[1..0,2)", "[99999999999,2)")) {
            assertFalse(SpiVersion.holds(range, "1.2.3"), range);
        }
    }

    @Test
    void theInterfaceOnTheClassPathHasAVersion() throws Exception {
        assertTrue(SpiVersion.holds("[1.0,2)", SpiVersion.current()), SpiVersion.current());
    }

    @Test
    void headersAreReadWithQuotesAndDirectives() {
        assertEquals(List.of(new ManifestHeader("a.b", Map.of("version", "[1.0,2)", "resolution:", "optional")), new ManifestHeader("c", Map.of())),
            ManifestHeader.parse("a.b;version=\"[1.0,2)\";resolution:=optional,c"));
        assertEquals(List.of(), ManifestHeader.parse(null));
    }
}

package org.checkgate.camera.editorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.checkgate.readers.Mutants;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes say: an answer or an IOException with a sentence, within the budget, and an end. */
@Timeout(120)
class DamagedSidecarsTest {
    private static boolean survives(String extension, byte[] content) {
        TestCard card = new TestCard();
        try {
            Texts.inspect(extension, content, content.length, card);
            return true;
        } catch (IOException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
            return false;
        } finally {
            assertEquals(0, card.refusals(), "reads beyond the budget");
        }
    }

    private static String text(String extension) {
        return switch (extension) {
            case "ale" -> Texts.ALE;
            case "amf" -> Texts.AMF;
            case "ccc" -> Texts.CCC;
            case "fdl" -> Texts.FDL;
            case "cube" -> Texts.CUBE;
            case "edl" -> Texts.EDL;
            case "look" -> Texts.LOOK;
            case "cdl" -> Texts.CDL;
            case "cc" -> Texts.CC;
            case "3dl" -> "# shaper\n3DMESH\nMesh 5 12\n" + "0 64 1023 ".repeat(6) + "\n0 0 0\n";
            case "pdf" -> "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";
            default -> Texts.CSV;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"ale", "amf", "ccc", "cdl", "cc", "fdl", "cube", "3dl", "edl", "look", "csv", "pdf"})
    void twoThousandMutants(String extension) {
        byte[] content = text(extension).getBytes(StandardCharsets.UTF_8);
        assertTrue(survives(extension, content));
        long understood = Mutants.of(content, 2026, 2000).filter(mutant -> survives(extension, mutant)).count();
        assertTrue(understood > 20 && understood < (extension.equals("csv") ? 2001 : 2000), extension + " understood " + understood);
    }

    @Test
    void whatHasNoEndIsNotFollowed() {
        assertTrue(survives("ale", ("Heading\nColumn\n" + "Name\t".repeat(100_000) + "\nData\n" + "\t".repeat(100_000)).getBytes(StandardCharsets.UTF_8)));
        assertTrue(survives("csv", "a,".repeat(400_000).getBytes(StandardCharsets.UTF_8)));
        assertTrue(survives("csv", ("\"" + "a,".repeat(400_000)).getBytes(StandardCharsets.UTF_8)));
        assertTrue(survives("cdl", ("<ColorDecisionList>" + "<a>".repeat(100_000)).getBytes(StandardCharsets.UTF_8)));
        assertTrue(survives("cdl", ("<ColorDecisionList>" + "<Slope>1 1 1</Slope>".repeat(40_000) + "</ColorDecisionList>").getBytes(StandardCharsets.UTF_8)));
        assertTrue(survives("edl", (Texts.EDL + "1 ".repeat(500_000)).getBytes(StandardCharsets.UTF_8)));
        assertTrue(survives("edl", Texts.EDL.repeat(2000).getBytes(StandardCharsets.UTF_8)));
    }
}

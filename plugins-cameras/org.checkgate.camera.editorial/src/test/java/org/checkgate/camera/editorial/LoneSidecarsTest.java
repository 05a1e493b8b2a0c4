package org.checkgate.camera.editorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Role;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;

class LoneSidecarsTest {
    private final EditorialPlugin plugin = new EditorialPlugin();

    private List<String> claimed(String... paths) {
        TestCard card = new TestCard();
        for (String path : paths) {
            card.with(path, new byte[] {'x'});
        }
        return plugin.group(card).stream().map(clip -> clip.files().get(0).path()).toList();
    }

    @Test
    void aSidecarWithoutItsMediaIsAClipOfItsOwn() {
        TestCard card = new TestCard().with("reports/day 1.ALE", new byte[3]);
        assertEquals(45, plugin.recognise(card));
        Clip clip = plugin.group(card).get(0);
        assertEquals(List.of("day 1", "ale"), List.of(clip.name(), clip.format()));
        assertEquals(1, clip.files().size());
        assertEquals(Role.SIDECAR, clip.files().get(0).role());
        assertEquals(3, clip.files().get(0).size());
    }

    @Test
    void whatBelongsToAFilmIsLeftToTheHost() {
        assertEquals(List.of(), claimed("C1.mov", "C1.ale", "c1.CDL", "C1.mov.csv", "D1.mxf", "D1M01.csv", "E1.dpx", "E1.cube"));
        assertEquals(List.of("a/C1.ale", "C2.ale"), claimed("C1.mov", "a/C1.ale", "C2.ale").stream().sorted((x, y) -> x.startsWith("a") ? -1 : 1).toList());
        assertEquals(List.of("C1M1.ale"), claimed("C1.mov", "C1M1.ale"));
    }

    @Test
    void descriptionsBesideOneAnotherAreNotMedia() {
        assertEquals(List.of("D1.ale", "D1.cdl", "D1.pdf"), claimed("D1.ale", "D1.cdl", "D1.pdf", "D1.txt", "D1.xml", "D1.mhl"));
    }

    @Test
    void kindsThatTheHostJoinsToNothingAreListedAnyway() {
        assertEquals(List.of("C1.cc", "C1.edl", "C1.look"), claimed("C1.mov", "C1.cc", "C1.edl", "C1.look"));
    }

    @Test
    void whereThereIsNoneNothingIsClaimed() {
        TestCard card = new TestCard().with("C1.mov", new byte[1]).with("C1.xml", new byte[1]).with("readme", new byte[1]);
        assertEquals(0, plugin.recognise(card));
        assertTrue(plugin.group(card).isEmpty());
    }
}

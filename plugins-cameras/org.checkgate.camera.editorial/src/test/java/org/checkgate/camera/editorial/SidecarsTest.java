package org.checkgate.camera.editorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Role;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;

class SidecarsTest {
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
        assertEquals(20, plugin.recognise(card));
        Clip clip = plugin.group(card).get(0);
        assertEquals(List.of("day 1", "ale"), List.of(clip.name(), clip.format()));
        assertEquals(1, clip.files().size());
        assertEquals(Role.SIDECAR, clip.files().get(0).role());
        assertEquals(3, clip.files().get(0).size());
    }

    @Test
    void whatLiesBesideAFilmIsClaimedAsWellAndTheHostJoinsIt() {
        assertEquals(List.of("C1.ale", "C1.cc", "C1.edl", "C1M01.csv", "c1.CDL"), claimed("C1.mov", "C1.ale", "c1.CDL", "C1M01.csv", "C1.cc", "C1.edl", "C1.xml", "C1.mhl"));
    }

    @Test
    void whereThereIsNoneNothingIsClaimed() {
        TestCard card = new TestCard().with("C1.mov", new byte[1]).with("C1.xml", new byte[1]).with("readme", new byte[1]);
        assertEquals(0, plugin.recognise(card));
        assertTrue(plugin.group(card).isEmpty());
    }
}

package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Proxy;
import org.junit.jupiter.api.Test;

class ProxyNamesTest {
    @Test
    void aPlainNameStays() {
        assertEquals("A001C001_260314_R1ZA", ProxyNames.safe("A001C001_260314_R1ZA"));
        assertEquals("Nachtzug-Ü.1", ProxyNames.safe("Nachtzug-Ü.1"));
        assertEquals("夜行列車", ProxyNames.safe("夜行列車"));
    }

    @Test
    void nothingClimbsHidesOrLooksLikeAnAddedName() {
        assertEquals("_._x", ProxyNames.safe("../x"));
        assertEquals("_hidden", ProxyNames.safe(".hidden"));
        assertEquals("A_2", ProxyNames.safe("A~2"));
        assertEquals("a_b_c_d_e", ProxyNames.safe("a\\b\nc?d%e"));
        assertEquals("clip", ProxyNames.safe(""));
    }

    @Test
    void oneLetterInTwoSpellingsIsOneName() {
        assertEquals(ProxyNames.safe("\u00fc"), ProxyNames.safe("u\u0308"));
    }

    @Test
    void aLongNameIsCutBetweenLetters() {
        String cut = ProxyNames.safe("ü".repeat(300));
        assertEquals("ü".repeat(60), cut);
        assertTrue(ProxyNames.safe("𝒳".repeat(100)).getBytes(StandardCharsets.UTF_8).length <= 120);
    }

    @Test
    void namesThatRepeatAreCountedInTheOrderOfTheirFilesWhateverTheOrderOfTheClips() {
        List<Clip> clips = new ArrayList<>(List.of(clip(1, "A", "1"), clip(2, "a", "2"), clip(3, "A", "3"), clip(4, "A~2", "4")));
        List<String> expected = List.of("A", "a~2", "A~3", "A_2");
        assertEquals(expected, names(clips, List.of()));
        Collections.reverse(clips);
        assertEquals(expected, names(clips, List.of()));
    }

    @Test
    void aNameThatAProxyHasIsNotGivenAgain() {
        List<Clip> clips = List.of(clip(1, "A", "1"), clip(2, "A", "2"), clip(3, "A", "3"));
        assertEquals(List.of("A", "A~3"), names(clips, List.of(proxy(2, "A~2"))), "as in the first round, in which the first one failed");
        assertEquals(List.of("A~2", "A~3"), names(clips, List.of(proxy(1, "A"))));
    }

    @Test
    void whatHasNoMediaOrAProxyIsNotOpen() {
        assertEquals(List.of(), names(List.of(clip(1, "A", ""), clip(2, "B", "2")), List.of(proxy(2, "B"))));
    }

    private static List<String> names(List<Clip> clips, List<Proxy> proxies) {
        return ProxyNames.open(clips, proxies).stream().map(ProxyNames.Named::name).toList();
    }

    private static Clip clip(long id, String name, String primary) {
        return new Clip(id, 1, name, "", "{}", primary, true, Optional.empty(), Optional.empty(), 0);
    }

    private static Proxy proxy(long clip, String name) {
        return new Proxy(clip, "A", ".checkgate/proxies/" + name + ".mp4", Optional.empty(), 0, 0, 0, Optional.empty());
    }
}

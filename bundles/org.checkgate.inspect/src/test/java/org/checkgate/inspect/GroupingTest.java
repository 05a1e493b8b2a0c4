package org.checkgate.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private static final String R3D = "\0\0\0\0RED2" + "x".repeat(40);
    private final CardInspector inspector = new CardInspector();

    private static String claims(Grouping grouping) {
        return grouping.clips().stream().map(c -> c.plugin() + ":" + c.clip().name() + "=" + c.clip().files().stream()
            .map(f -> f.path() + "/" + f.role().text()).collect(Collectors.joining("+"))).collect(Collectors.joining(" "));
    }

    @Test
    void theHigherScoreClaimsFirstAndNamesSettleATie() {
        FakeSource card = new FakeSource().with("a.x", "1").with("b.y", "2");
        List<HostedPlugin> plugins = List.of(new FakePlugin("zeta", 50, "x").hosted(), new FakePlugin("alpha", 50, "x").hosted(),
            new FakePlugin("low", 10, "y").hosted(), new FakePlugin("none", 0, "y").hosted());
        assertEquals("alpha:a=a.x/essence low:b=b.y/essence", claims(inspector.group(card, () -> plugins)));
        List<HostedPlugin> turned = new ArrayList<>(plugins);
        java.util.Collections.reverse(turned);
        assertEquals(inspector.group(card, () -> plugins), inspector.group(card, () -> turned));
    }

    @Test
    void everyFileEndsSomewhere() {
        FakeSource card = new FakeSource().with("A.R3D", R3D).with("A.xml", "<x/>").with("C1.mov.csv", "a,b").with("C1.mov", "\0\0\0\24ftypqt  \0\0\0\0")
            .with("C1M01.XML", "<x/>").with("lone.ale", "Heading\n").with("notes.txt", "hello").with("ascmhl/0001.mhl", "<x/>")
            .with("ascmhl/ascmhl_chain.xml", "<x/>").with("old.mhl", "<x/>").with("s/f.0009.dpx", "SDPX\0\0\0\0").with("s/f.0010.dpx", "SDPX");
        Grouping grouping = inspector.group(card, List::of);
        assertEquals("generic:A=A.R3D/essence+A.xml/sidecar generic:C1=C1.mov/essence+C1.mov.csv/sidecar+C1M01.XML/sidecar "
            + "generic:lone=lone.ale/sidecar generic:f=s/f.0009.dpx/frame+s/f.0010.dpx/frame", claims(grouping));
        assertEquals(List.of("notes.txt"), grouping.unrecognised());
        assertEquals("r3d", grouping.clips().get(0).clip().format());
    }

    @Test
    void descriptionsGoToTheMediaOfTheirNameWhoeverClaimedThem() {
        FakeSource card = new FakeSource().with("A.mov", "").with("A.ale", "1").with("a.xml", "2").with("B.x", "3").with("B.ale", "4").with("BM01.ale", "5")
            .with("b/A.ale", "6").with("C.ale", "7").with("C.xml", "8").with("D.x.ale", "9").with("D.x", "0");
        FakePlugin logs = new FakePlugin("logs", 90, "ale") {
            @Override
            public List<Clip> group(Card offered) throws java.io.IOException {
                return super.group(offered).stream().map(clip -> new Clip(clip.name(), clip.format(),
                    List.of(new ClipFile(clip.primary().path(), clip.primary().size(), Role.SIDECAR, 0)))).toList();
            }
        };
        Grouping grouping = inspector.group(card, () -> List.of(logs.hosted(), new FakePlugin("film", 50, "x").hosted()));
        assertEquals("generic:A=A.mov/essence+A.ale/sidecar+a.xml/sidecar film:B=B.x/essence+B.ale/sidecar+BM01.ale/sidecar logs:C=C.ale/sidecar "
            + "generic:C=C.xml/sidecar film:D=D.x/essence+D.x.ale/sidecar logs:A=b/A.ale/sidecar", claims(grouping));
        assertEquals(List.of(), grouping.unrecognised());
    }

    @Test
    void namesOfNothingButBlanksLoseNobodysCard() {
        FakeSource card = new FakeSource().with(" .mov", "").with(" .xml", "<a/>").with(" ", "RIFF\0\0\0\0WAVEfmt ").with("a.mov", "");
        Grouping grouping = inspector.group(card, () -> List.of(new FakePlugin("fake", 50, "mov").hosted()));
        assertEquals(List.of(), grouping.findings());
        assertEquals(List.of("unnamed", " .mov", " .xml", "a"), grouping.clips().stream().map(clip -> clip.clip().name()).toList());
    }

    @Test
    void emptyFilesAreKnownByTheirNames() {
        Grouping grouping = inspector.group(new FakeSource().with("a.mov", "").with("b.wav", "").with("c.txt", ""), List::of);
        assertEquals("generic:a=a.mov/essence generic:b=b.wav/audio", claims(grouping));
        ClipReport empty = inspector.inspect(new FakeSource().with("a.mov", ""), grouping.clips().get(0), List::of);
        assertEquals("FILE_EMPTY", empty.inspection().findings().get(0).code());
    }

    @Test
    void gapsOfASequenceAreNamed() {
        FakeSource card = new FakeSource();
        for (int i : new int[] {2, 4, 6, 12, 14, 20}) {
            card.with(String.format("s/f.%04d.dpx", i), "SDPX");
        }
        var findings = inspector.inspect(card, List::of).clips().get(0).inspection().findings();
        assertEquals(List.of("NO_PLUGIN", "SEQUENCE_GAP"), findings.stream().map(f -> f.code()).toList());
        assertTrue(findings.get(1).sentence().contains("2 gaps: 8 to 10, 16 to 18."), findings.get(1).sentence());
    }

    @Test
    void aDishonestClaimIsRefusedAndTheNextPluginIsAsked() {
        FakePlugin liar = new FakePlugin("liar", 90, "x") {
            @Override
            public List<Clip> group(Card card) {
                return List.of(new Clip("ghost", "x", List.of(new ClipFile("ghost.x", 1, Role.ESSENCE, 0))),
                    new Clip("size", "x", List.of(new ClipFile("a.x", 99, Role.ESSENCE, 0))),
                    new Clip("twice", "x", List.of(new ClipFile("a.x", 1, Role.ESSENCE, 0), new ClipFile("a.x", 1, Role.AUDIO, 0))));
            }
        };
        Grouping grouping = inspector.group(new FakeSource().with("a.x", "1"), () -> List.of(liar.hosted(), new FakePlugin("good", 5, "x").hosted()));
        assertEquals("good:a=a.x/essence", claims(grouping));
        assertEquals(3, grouping.findings().size());
        assertTrue(grouping.findings().stream().allMatch(f -> f.severity() == Severity.INFO && f.code().equals("INSPECT_FAILED")));
    }

    @Test
    void aPluginThatFailsOrScoresNonsenseCostsNothing() {
        FakePlugin thrower = new FakePlugin("thrower", 90, "x") {
            @Override
            public List<Clip> group(Card card) {
                throw new StackOverflowError();
            }
        };
        FakePlugin nothing = new FakePlugin("nothing", 80, "x") {
            @Override
            public List<Clip> group(Card card) {
                return null;
            }
        };
        Grouping grouping = inspector.group(new FakeSource().with("a.x", "1"),
            () -> List.of(thrower.hosted(), nothing.hosted(), new FakePlugin("proud", 101, "x").hosted(), new FakePlugin("good", 1, "x").hosted()));
        assertEquals("good:a=a.x/essence", claims(grouping));
        assertEquals(3, grouping.findings().size());
    }

    @Test
    void aRollIsSoundWhenAllItsMediaIs() {
        Clip sound = new Clip("a", "bwf", List.of(new ClipFile("a.wav", 1, Role.AUDIO, 0)));
        Clip sidecar = new Clip("b", "ale", List.of(new ClipFile("b.ale", 1, Role.SIDECAR, 0)));
        Clip film = new Clip("c", "quicktime", List.of(new ClipFile("c.mov", 1, Role.ESSENCE, 0)));
        assertEquals("sound", RollKindGuess.of(List.of(sound, sidecar)).text());
        assertEquals("camera", RollKindGuess.of(List.of(sound, film)).text());
        assertEquals("other", RollKindGuess.of(List.of(sidecar)).text());
    }
}

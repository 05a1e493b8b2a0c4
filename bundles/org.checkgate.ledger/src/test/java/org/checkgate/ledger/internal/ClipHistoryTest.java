package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.ClipStanding;
import org.checkgate.ledger.PastAnswer;
import org.checkgate.ledger.PastAnswer.Part;
import org.checkgate.ledger.PastClip;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.RollAnswer;
import org.junit.jupiter.api.Test;

/** What plugins answered stays known when they answer something else. */
class ClipHistoryTest extends OneStagedRoll {
    private void answer(Set<String> plugins, DescribedClip... clips) {
        ledger.clips().inspected(new RollAnswer(roll.id(), Stream.of(clips).map(DescribedClip::described).toList(), plugins));
        clock.pass(Duration.ofHours(1));
    }

    private static DescribedClip clip(String name, String version) {
        return DescribedClip.named(name).by("quicktime", version);
    }

    @Test
    void aRollThatWasNeverInspectedHasNoHistory() {
        assertEquals(List.of(), ledger.clips().history(roll.id()));
        assertEquals(List.of(), ledger.clips().answered(roll.id(), 1));
    }

    @Test
    void anAnswerGivesWayToAnotherOneAndStays() {
        Instant first = clock.instant();
        answer(Set.of("quicktime 1.0.0"), clip("A001C001", "1.0.0"), clip("A001C002", "1.0.0"), DescribedClip.named("notes").by("generic", "").role("sidecar"));
        Instant second = clock.instant();
        answer(Set.of("quicktime 1.1.0"), clip("A001C001", "1.1.0").text("reel", "A001"));
        restart();
        List<PastAnswer> history = ledger.clips().history(roll.id());
        assertEquals(List.of(new PastAnswer(2, second, second, 1, List.of(new Part("quicktime", "1.1.0", 1, 0)), true),
                new PastAnswer(1, first, first, 1, List.of(new Part("quicktime", "1.0.0", 2, 0), new Part("generic", "", 1, 0)), false)), history);
        assertEquals(List.of(new PastClip("A001C001", "quicktime", "quicktime", "1.0.0", clip("A001C001", "1.0.0").json()),
                new PastClip("A001C002", "quicktime", "quicktime", "1.0.0", clip("A001C002", "1.0.0").json()),
                new PastClip("notes", "quicktime", "generic", "", DescribedClip.named("notes").by("generic", "").role("sidecar").json())), ledger.clips().answered(roll.id(), 1));
        assertEquals(List.of("1.1.0"), ledger.clips().answered(roll.id(), 2).stream().map(PastClip::pluginVersion).toList());
        assertEquals(List.of(), ledger.clips().answered(roll.id() + 1, 1), "of no other roll");
    }

    @Test
    void theSameAnswerOnceMoreIsNoNewOneButIsNoted() {
        Instant first = clock.instant();
        answer(Set.of("quicktime 1.0.0"), clip("A001C001", "1.0.0"));
        long number = ledger.clips().ofRoll(roll.id()).get(0).id();
        Instant again = clock.instant();
        answer(Set.of("quicktime 1.0.0", "red 2.0.0"), clip("A001C001", "1.0.0"));
        assertEquals(List.of(new PastAnswer(1, first, again, 2, List.of(new Part("quicktime", "1.0.0", 1, 0)), true)), ledger.clips().history(roll.id()));
        assertEquals(number, ledger.clips().ofRoll(roll.id()).get(0).id());
    }

    @Test
    void theSameFactsByAnotherVersionAreAnotherAnswer() {
        answer(Set.of("quicktime 1.0.0"), clip("A001C001", "1.0.0"));
        answer(Set.of("quicktime 1.0.1"), clip("A001C001", "1.0.1"));
        assertEquals(2, ledger.clips().history(roll.id()).size());
        assertEquals("1.0.1", ledger.clips().standings(roll.id()).get(0).pluginVersion());
    }

    @Test
    void aRollWithoutAnyClipIsAnAnswerToo() {
        answer(Set.of());
        answer(Set.of(), clip("A001C001", "1.0.0"));
        answer(Set.of());
        assertEquals(List.of(List.of(), List.of(new Part("quicktime", "1.0.0", 1, 0)), List.of()), ledger.clips().history(roll.id()).stream().map(PastAnswer::parts).toList());
        assertEquals(1, ledger.clips().answered(roll.id(), 2).size());
        assertEquals(List.of(), ledger.clips().ofRoll(roll.id()));
    }

    @Test
    void clipsOfOneNameKeepTheirProxiesInTheirOrder() {
        answer(Set.of(), clip("TAKE", "1.0.0").text("scene", "1"), clip("TAKE", "1.0.0").text("scene", "2"), clip("OTHER", "1.0.0"));
        List<Clip> before = ledger.clips().ofRoll(roll.id());
        before.forEach(clip -> ledger.clips().rendered(new Proxy(clip.id(), clip.name(), "p" + clip.id(), Optional.empty(), 1, 1, 1, Optional.empty())));
        answer(Set.of(), clip("OTHER", "1.0.0"), clip("TAKE", "1.1.0"));
        assertEquals(List.of(before.get(2).id(), before.get(0).id()), ledger.clips().ofRoll(roll.id()).stream().map(Clip::id).toList());
        assertEquals(List.of("p" + before.get(2).id(), "p" + before.get(0).id()), ledger.clips().proxies(roll.id()).stream().map(Proxy::key).toList());
    }

    @Test
    void aClipWaitsForAPluginThatKnowsItOrDoesNotFail() {
        answer(Set.of("quicktime 1.0.0"), clip("described", "1.0.0"), DescribedClip.named("unknown").by("generic", "").finding("NO_PLUGIN", "Nobody."),
                clip("failed", "1.0.0").finding("INSPECT_FAILED", "The plugin quicktime did not answer in time."),
                DescribedClip.named("empty").by("generic", "").finding("FILE_EMPTY", "It is empty."), DescribedClip.named("sidecar").by("generic", "").role("sidecar"));
        assertEquals(List.of("", "It waits for a camera plugin that knows its format (quicktime).",
                "It waits until the camera plugin quicktime can describe it: The plugin quicktime did not answer in time.", "", ""),
                ledger.clips().standings(roll.id()).stream().map(ClipStanding::waitsFor).toList());
        assertEquals(List.of("described", "empty", "sidecar"), ledger.clips().standings(roll.id()).stream().filter(clip -> !clip.waits()).map(ClipStanding::name).toList());
        assertEquals(2, ledger.inspections().waiting().clips());
        assertEquals(1, ledger.inspections().waiting().rolls());
    }

    @Test
    void aDescriptionThatCannotBeReadHoldsUpNothing() {
        ledger.clips().inspected(roll.id(), List.of(new Clip(0, 0, "odd", "quicktime", "{\"name\":", "a.mov", true, Optional.empty(), Optional.empty(), 0)));
        assertEquals(List.of(new ClipStanding(ledger.clips().ofRoll(roll.id()).get(0).id(), "odd", "", "", "")), ledger.clips().standings(roll.id()));
        assertTrue(ledger.clips().history(roll.id()).get(0).newest());
    }
}

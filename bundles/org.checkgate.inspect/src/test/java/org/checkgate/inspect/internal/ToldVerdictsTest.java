package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.inspect.PluginVerdict.State;
import org.junit.jupiter.api.Test;

/** What the log is told of plugin jars, and when. */
class ToldVerdictsTest {
    private long now;
    private final List<String> said = new ArrayList<>();
    private final ToldVerdicts told = new ToldVerdicts(() -> now, verdict -> said.add(verdict.state() + " " + verdict.sentence()));

    private void look(Duration later, State state, String sentence) {
        now += later.toNanos();
        told.tell(List.of(new PluginVerdict("a.jar", "a", "1.0.0", state, sentence)));
    }

    @Test
    void whatPassesByItselfIsNotTold() {
        look(Duration.ZERO, State.UNTRUSTED, "Nobody signed it.");
        look(Duration.ofSeconds(1), State.FAILED, "Installed but not resolved.");
        look(Duration.ofSeconds(4), State.FAILED, "Stopped.");
        look(Duration.ofSeconds(4), State.ACTIVE, "Serves a.");
        assertEquals(List.of("UNTRUSTED Nobody signed it.", "ACTIVE Serves a."), said);
    }

    @Test
    void whatStaysIsToldOnce() {
        for (int i = 0; i < 10; i++) {
            look(Duration.ofSeconds(4), State.FAILED, "Installed but not resolved.");
        }
        assertEquals(List.of("FAILED Installed but not resolved."), said);
        look(Duration.ofSeconds(1), State.ACTIVE, "Serves a.");
        look(Duration.ofSeconds(1), State.FAILED, "Installed but not resolved.");
        look(Duration.ofSeconds(10), State.FAILED, "Installed but not resolved.");
        assertEquals(List.of("FAILED Installed but not resolved.", "ACTIVE Serves a.", "FAILED Installed but not resolved."), said);
    }

    @Test
    void whoFailsDifferentlyAtEachCallDoesNotFillTheLog() {
        for (int i = 0; i < 1000; i++) {
            look(Duration.ofSeconds(1), State.ACTIVE, "Serves a. Its last fault: thread " + i + ".");
        }
        assertEquals(3, said.size());
        told.tell(List.of());
        look(Duration.ofSeconds(1), State.ACTIVE, "Serves a.");
        assertEquals("ACTIVE Serves a.", said.get(3), "it was taken away and came back");
    }
}

package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person accepts holds no light back any more, and nothing else is let through by it. */
class AcceptanceTest {
    private static final Finding EXTRA = new Finding("EXTRA_FILE", Severity.OVERRIDABLE, "notes.txt", "\"notes.txt\" lies in the roll and no hash list knows it.", "Ask the set.");

    @TempDir
    Path folder;
    private OpenLedger ledger;
    private Roll roll;

    @BeforeEach
    void held() {
        ledger = TestLedger.open(folder);
        Deliveries.configureAll(ledger);
        roll = Deliveries.roll(ledger, "S1", "A001", "print", 2, EXTRA);
        Deliveries.copyEverywhere(ledger, roll);
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
        ledger.work().block(ledger.work().claim(Step.SYNC).orElseThrow(), "Held back.");
        assertFalse(lit());
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
    }

    private boolean lit() {
        return ledger.rolls().lights(roll.id()).get(Light.SAFE_TO_REUSE).on();
    }

    private void accept() {
        accept(EXTRA);
    }

    private void accept(Finding seen) {
        ledger.rolls().accept(roll.id(), seen, "Ana", "the set wants it");
    }

    private WorkState state(Step step) {
        return ledger.work().ofRoll(roll.id()).stream().filter(work -> work.step() == step).findFirst().orElseThrow().state();
    }

    @Test
    void itSaysWhoAndWhyAndWhatWaitedGoesOn() throws Exception {
        accept();
        assertTrue(lit());
        Finding accepted = ledger.rolls().findings(roll.id()).get(0);
        assertEquals(Severity.INFO, accepted.severity());
        assertEquals(EXTRA.sentence() + " Accepted by Ana: the set wants it.", accepted.sentence());
        assertTrue(ledger.rolls().lights(roll.id()).get(Light.SAFE_TO_REUSE).why().contains(accepted.sentence()), "green says whose word it rests on");
        assertEquals("finding.accepted", ledger.activity().after(0, 100).get(0).kind());
        assertEquals(WorkState.READY, state(Step.STAGE));
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
        assertEquals(WorkState.READY, state(Step.SYNC));
        ledger.close();
        ledger = TestLedger.open(folder);
        Deliveries.configureAll(ledger);
        assertTrue(lit(), "it is kept");
    }

    @Test
    void anotherFindingIsNotAcceptedByIt() {
        accept();
        ledger.rolls().find(roll.id(), new Finding("EXTRA_FILE", Severity.OVERRIDABLE, "more.txt", "more", "Ask."));
        assertFalse(lit());
        ledger.rolls().resolve(roll.id(), "EXTRA_FILE", "more.txt");
        assertTrue(lit());
    }

    @Test
    void whatIsSaidDifferentlyHasToBeAcceptedAnew() {
        accept();
        ledger.rolls().find(roll.id(), EXTRA);
        assertTrue(lit(), "the same again");
        Finding other = new Finding("EXTRA_FILE", Severity.OVERRIDABLE, "notes.txt", "It is another one now.", "Ask.");
        ledger.rolls().find(roll.id(), other);
        assertFalse(lit());
        assertThrows(IllegalStateException.class, this::accept, "nobody accepts what they did not read");
        assertFalse(lit());
        assertEquals(List.of("It is another one now."), ledger.rolls().findings(roll.id()).stream().map(Finding::sentence).toList());
        accept(other);
        ledger.rolls().resolve(roll.id(), "EXTRA_FILE", "notes.txt");
        ledger.rolls().find(roll.id(), EXTRA);
        assertFalse(lit(), "what was over and comes again was not accepted");
        accept();
        ledger.rolls().find(roll.id(), new Finding("EXTRA_FILE", Severity.BLOCK, "notes.txt", EXTRA.sentence(), "Ask."));
        assertFalse(lit(), "it is graver now");
    }

    @Test
    void whatBlocksOrIsNotThereCannotBeAccepted() {
        Finding wrong = new Finding("HASH_MISMATCH", Severity.BLOCK, "clip1.mov", "clip1.mov is not what the set sealed.", "Ask.");
        ledger.rolls().find(roll.id(), wrong);
        assertTrue(assertThrows(IllegalStateException.class, () -> accept(wrong))
                .getMessage().contains("Nobody can accept this"));
        assertThrows(IllegalArgumentException.class, () -> accept(new Finding("EXTRA_FILE", Severity.OVERRIDABLE, "other.txt", "x", "y")));
        accept();
        assertThrows(IllegalStateException.class, this::accept);
        assertFalse(lit());
    }

    @Test
    void anAcceptedFindingProvesNothing() {
        accept();
        ledger.copies().lost(ledger.rolls().files(roll.id()).get(0).id(), Tier.STAGING, Deliveries.endpoint(Tier.STAGING).address());
        assertFalse(lit());
    }
}

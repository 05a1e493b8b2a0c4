package org.checkgate.console.internal.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.checkgate.console.internal.document.DriveLight.RollView;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Dismissal;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.OtherFiles;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.TierStanding;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Test;

class DriveLightTest {
    private static final Destination DAY = new Destination("T", "20260314", "main");
    private static final OtherFiles NONE = new OtherFiles(0, List.of());
    private static final Finding MISMATCH = new Finding("HASH_MISMATCH", Severity.BLOCK, "a.mov", "a.mov has another hash.", "Keep it.");

    @Test
    void isOnWhenEveryRollIsAndNothingElseIsLeft() {
        assertTrue(light(listed(true), List.of(good("A001"), good("A002")), 0).on());
    }

    @Test
    void oneDarkRollKeepsItDark() {
        LightState light = light(listed(true), List.of(good("A001"), view("A002", true, List.of(), false)), 0);
        assertFalse(light.on());
        assertTrue(light.why().startsWith("Keep it plugged in: still copying A002 (1 of 2"), light.why());
    }

    @Test
    void otherFilesKeepItDarkWithACount() {
        assertEquals("May be removed, NOT safe, keep it: 2 other files are not staged or dismissed.", light(listed(true), List.of(good("A001")), 2).why());
        assertTrue(light(listed(true), List.of(good("A001")), 1).why().contains("1 other file is not staged or dismissed."));
    }

    @Test
    void whatPersonsDismissedIsSaidWithTheirNames() {
        OtherFiles all = new OtherFiles(0, List.of(dismissed(2, "Ana", "private notes"), dismissed(1, "Kim", "Printed.")));
        LightState light = DriveLight.of(listed(true), List.of(), List.of(good("A001")), all);
        assertTrue(light.on());
        assertEquals("All of it is copied and proven: 1 roll. 2 other files were dismissed by Ana: private notes. 1 other file was dismissed by Kim: Printed.",
                light.why());
    }

    @Test
    void oneFileThatNobodyDecidedAboutKeepsItDark() {
        LightState light = DriveLight.of(listed(true), List.of(), List.of(good("A001")), new OtherFiles(1, List.of(dismissed(2, "Ana", "private"))));
        assertEquals("May be removed, NOT safe, keep it: 1 other file is not staged or dismissed.", light.why());
    }

    @Test
    void aDismissalMakesUpForNothingElse() {
        OtherFiles all = new OtherFiles(0, List.of(dismissed(2, "Ana", "private")));
        RollView reading = view("A001", true, List.of(), false);
        assertFalse(DriveLight.of(listed(true), List.of(), List.of(), all).on(), "a drive without a roll");
        assertFalse(DriveLight.of(listed(true), List.of(MISMATCH), List.of(good("A001")), all).on());
        assertFalse(DriveLight.of(listed(true), List.of(), List.of(good("A001"), view("A002", false, List.of(MISMATCH), false)), all).on());
        assertFalse(DriveLight.of(listed(true), List.of(), List.of(reading), all).on());
        assertTrue(DriveLight.of(listed(false), List.of(), List.of(reading), all).why().startsWith("It was taken away too early"));
        assertFalse(DriveLight.of(drive(true, DriveState.SEEN, Optional.of(DAY)), List.of(), List.of(), all).on());
    }

    @Test
    void aBadRollMayBeRemovedAndIsNotSafe() {
        LightState light = light(listed(true), List.of(good("A001"), view("A003", false, List.of(MISMATCH), false)), 0);
        assertFalse(light.on());
        assertEquals("May be removed, NOT safe, keep it: A003: a.mov has another hash.", light.why());
        LightState twice = light(listed(true), List.of(view("A003", false, List.of(MISMATCH, MISMATCH), false)), 0);
        assertTrue(twice.why().endsWith("a.mov has another hash. And 1 more."), twice.why());
    }

    @Test
    void aBadRollWaitsForTheOthersToBeRead() {
        LightState light = light(listed(true), List.of(view("A001", true, List.of(), false), view("A003", false, List.of(MISMATCH), false)), 0);
        assertTrue(light.why().startsWith("Keep it plugged in") && light.why().contains("Already known: A003"), light.why());
    }

    @Test
    void aDriveThatLeftTooEarlyIsCalledBack() {
        LightState light = light(listed(false), List.of(view("A001", true, List.of(), false)), 0);
        assertTrue(!light.on() && light.why().contains("plug it in again"), light.why());
    }

    @Test
    void aDriveThatIsNeededAgainIsNeverSaidToBeRemovable() {
        RollView gone = view("A001", false, "The drive is gone.", List.of(), false);
        assertEquals("It was taken away too early, plug it in again: not all copied of A001 (1 of 2 files proven).",
                DriveLight.of(listed(false), List.of(MISMATCH), List.of(good("A002"), gone), NONE).why());
        LightState both = light(listed(false), List.of(gone, view("A003", false, List.of(MISMATCH), false)), 0);
        assertTrue(both.why().contains("plug it in again") && both.why().contains("Already known: A003"), both.why());
        LightState bad = light(listed(false), List.of(view("A003", false, "", List.of(MISMATCH), false)), 0);
        assertTrue(bad.why().startsWith("NOT safe, keep it: A003"), bad.why());
    }

    @Test
    void saysWhyNothingIsCopied() {
        RollView full = view("A001", true, "STAGING_FULL: no space.", List.of(), false);
        assertEquals("Keep it plugged in: not all copied of A001 (1 of 2 files proven). Nothing is copied now: STAGING_FULL: no space.",
                light(listed(true), List.of(full), 0).why());
        RollView next = view("A002", true, "It waits for its turn.", List.of(), false);
        assertTrue(light(listed(true), List.of(next, view("A001", true, List.of(), false)), 0).why().startsWith("Keep it plugged in: still copying A002"));
        RollView held = view("A001", false, "The drive has not answered.", List.of(), false);
        assertEquals("May be removed, NOT safe, keep it: A001: The drive has not answered.", light(listed(true), List.of(held), 0).why());
    }

    @Test
    void aFindingAboutTheDriveKeepsItDark() {
        assertFalse(DriveLight.of(listed(true), List.of(MISMATCH), List.of(good("A001")), NONE).on());
        Finding decision = new Finding("NO_MANIFEST", Severity.OVERRIDABLE, "", "No list.", "Decide.");
        assertFalse(DriveLight.of(listed(true), List.of(decision), List.of(good("A001")), NONE).on());
        Finding info = new Finding("IGNORED", Severity.INFO, "", "3 system files.", "");
        assertTrue(DriveLight.of(listed(true), List.of(info), List.of(good("A001")), NONE).on());
    }

    @Test
    void anEmptyOrUnlistedDriveIsNeverSafe() {
        assertFalse(light(listed(true), List.of(), 0).on());
        assertTrue(light(drive(true, DriveState.SEEN, Optional.empty()), List.of(), 0).why().contains("title, day and unit"));
        assertTrue(light(drive(true, DriveState.SEEN, Optional.of(DAY)), List.of(), 0).why().contains("being listed"));
        assertTrue(light(drive(false, DriveState.SEEN, Optional.of(DAY)), List.of(), 0).why().contains("plug it in again"));
    }

    private static OtherFiles.Decided dismissed(int files, String by, String reason) {
        return new OtherFiles.Decided(new Dismissal(by, reason, Instant.EPOCH), files);
    }

    private static LightState light(Drive drive, List<RollView> rolls, int others) {
        return DriveLight.of(drive, List.of(), rolls, new OtherFiles(others, List.of()));
    }

    @Test
    void greenSaysWhoseWordItRestsOn() {
        Finding accepted = new Finding("EXTRA_FILE", Severity.INFO, "x", "x is not known. Accepted by Ana: the set wants it.", "");
        TierStanding tier = new TierStanding(Optional.empty(), Strength.READ_BACK, 2, Optional.empty());
        RollView roll = new RollView("A001", false, "", new RollStanding(2, 0, List.of(), List.of(accepted), tier, tier, tier, false, Optional.empty()),
                new LightState(true, "why."));
        LightState light = DriveLight.of(listed(true), List.of(), List.of(roll), new OtherFiles(0, List.of()));
        assertTrue(light.on());
        assertEquals("All of it is copied and proven: 1 roll. A001: x is not known. Accepted by Ana: the set wants it.", light.why());
    }

    private static RollView good(String name) {
        return view(name, false, List.of(), true);
    }

    private static RollView view(String name, boolean reading, List<Finding> holding, boolean on) {
        return view(name, reading, "", holding, on);
    }

    private static RollView view(String name, boolean reading, String waits, List<Finding> holding, boolean on) {
        TierStanding tier = new TierStanding(Optional.empty(), Strength.READ_BACK, on ? 2 : 1, Optional.empty());
        return new RollView(name, reading, waits, new RollStanding(2, 0, holding, tier, tier, tier, false), new LightState(on, "why."));
    }

    private static Drive listed(boolean present) {
        return drive(present, DriveState.LISTED, Optional.of(DAY));
    }

    private static Drive drive(boolean present, DriveState state, Optional<Destination> to) {
        return new Drive(1, new DriveIdentity("", "", ""), "/m", "L", present, state, to, Instant.EPOCH);
    }
}

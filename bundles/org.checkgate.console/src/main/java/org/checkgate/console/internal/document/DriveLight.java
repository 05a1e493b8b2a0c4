package org.checkgate.console.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.RollStanding;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** Derives whether a drive may leave its bay: all its rolls may, and nothing else on it is without a home. */
public final class DriveLight {
    private static final int NAMED = 3;

    private DriveLight() {
    }

    /**
     * One roll of the drive.
     *
     * @param reading its files are still being copied, or will be without a person doing anything
     */
    public record RollView(String name, boolean reading, RollStanding standing, LightState unplug) {
        /** It will never be green as it is on this drive. */
        boolean isBad() {
            return standing.files() == 0 || standing.missing() > 0 || !standing.holding().isEmpty();
        }
    }

    /** @param others paths on the drive that belong to no roll */
    public static LightState of(Drive drive, List<Finding> findings, List<RollView> rolls, int others) {
        if (drive.state() == DriveState.SEEN) {
            return dark(unlisted(drive, findings));
        }
        List<String> reading = rolls.stream().filter(RollView::reading).map(r -> r.name() + " (" + r.standing().staging().proven()
                + " of " + r.standing().files() + " files proven)").toList();
        List<String> wrong = wrong(findings, rolls, others);
        if (!reading.isEmpty()) {
            String doing = drive.present() ? "Keep it plugged in: still copying " : "It was taken away too early, plug it in again: not all copied of ";
            return dark(doing + some(reading, ", ") + "." + (wrong.isEmpty() ? "" : " Already known: " + some(wrong, " ")));
        }
        if (!wrong.isEmpty()) {
            return dark("May be removed, NOT safe, keep it: " + some(wrong, " "));
        }
        if (rolls.isEmpty()) {
            return dark("Nothing was found on this drive; check that it is the right one.");
        }
        return new LightState(true, "All of it is copied and proven: " + (rolls.size() == 1 ? "1 roll." : rolls.size() + " rolls."));
    }

    private static String unlisted(Drive drive, List<Finding> findings) {
        if (!drive.present()) {
            return "It was taken away before it was listed; plug it in again.";
        }
        if (drive.destination().isEmpty()) {
            return "Keep it plugged in: it waits for its title, day and unit. Say which production it belongs to.";
        }
        return holding(findings).findFirst().map(DriveLight::sentence)
                .orElse("Keep it plugged in: its rolls are being listed.");
    }

    private static List<String> wrong(List<Finding> findings, List<RollView> rolls, int others) {
        List<String> wrong = new ArrayList<>();
        // A roll that is merely not there yet is named by the caller; here are those that will not get there by waiting.
        rolls.stream().filter(r -> !r.unplug().on() && (r.isBad() || !r.reading()))
                .forEach(r -> wrong.add(r.name() + ": " + r.unplug().why()));
        holding(findings).map(DriveLight::sentence).forEach(wrong::add);
        if (others > 0) {
            wrong.add(others == 1 ? "1 other file is not staged or dismissed." : others + " other files are not staged or dismissed.");
        }
        return wrong;
    }

    private static Stream<Finding> holding(List<Finding> findings) {
        return findings.stream().filter(f -> f.severity() != Severity.INFO);
    }

    private static String sentence(Finding finding) {
        return finding.sentence() + " " + finding.next();
    }

    private static String some(List<String> all, String between) {
        String named = String.join(between, all.subList(0, Math.min(NAMED, all.size())));
        return all.size() <= NAMED ? named : named + between + "and " + (all.size() - NAMED) + " more";
    }

    private static LightState dark(String why) {
        return new LightState(false, why);
    }
}

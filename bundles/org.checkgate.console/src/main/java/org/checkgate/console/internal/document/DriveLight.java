package org.checkgate.console.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.checkgate.ledger.Dismissal;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.OtherFiles;
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
     * @param waits   why nothing of it is being copied now, a plain sentence; empty while it is, and when all is
     */
    public record RollView(String name, boolean reading, String waits, RollStanding standing, LightState unplug) {
        /** It will never be green as it is on this drive. */
        boolean isBad() {
            return standing.files() == 0 || standing.missing() > 0 || !standing.holding().isEmpty();
        }

        /** It lacks nothing but its drive. */
        private boolean isCutOff() {
            return reading || !isBad() && !waits.isEmpty();
        }

        private String progress() {
            return name + " (" + standing.staging().proven() + " of " + standing.files() + " files proven)";
        }
    }

    public static LightState of(Drive drive, List<Finding> findings, List<RollView> rolls, OtherFiles others) {
        if (drive.state() == DriveState.SEEN) {
            return dark(unlisted(drive, findings));
        }
        // A roll that is merely not there yet is no fault.
        List<RollView> left = rolls.stream().filter(drive.present() ? RollView::reading : RollView::isCutOff).toList();
        boolean tooEarly = !drive.present() && !left.isEmpty();
        // That it is gone is said already; the finding about it would say it again.
        List<String> wrong = wrong(tooEarly ? List.of() : findings, rolls.stream().filter(r -> r.isBad() || !left.contains(r)).toList(), others.undecided());
        if (!left.isEmpty()) {
            String files = some(left.stream().map(RollView::progress).toList(), ", ") + ".";
            return dark((tooEarly ? "It was taken away too early, plug it in again: not all copied of " + files : "Keep it plugged in: " + doing(left, files))
                    + (wrong.isEmpty() ? "" : " Already known: " + some(wrong, " ")));
        }
        if (!wrong.isEmpty()) {
            return dark((drive.present() ? "May be removed, NOT safe, keep it: " : "NOT safe, keep it: ") + some(wrong, " "));
        }
        if (rolls.isEmpty()) {
            return dark("Nothing was found on this drive; check that it is the right one.");
        }
        return new LightState(true, "All of it is copied and proven: " + (rolls.size() == 1 ? "1 roll." : rolls.size() + " rolls.")
                + accepted(rolls) + dismissed(others.dismissed()));
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

    /** When nothing moves one reason is enough; the others stand on their rolls. */
    private static String doing(List<RollView> left, String files) {
        boolean moving = left.stream().anyMatch(r -> r.waits().isEmpty());
        return moving ? "still copying " + files : "not all copied of " + files + " Nothing is copied now: " + left.get(0).waits();
    }

    private static String accepted(List<RollView> rolls) {
        List<String> sentences = rolls.stream().flatMap(roll -> roll.standing().accepted().stream().map(finding -> roll.name() + ": " + finding.sentence())).toList();
        return sentences.isEmpty() ? "" : " " + some(sentences, " ") + (sentences.size() > NAMED ? "." : "");
    }

    /** Green speaks of what is copied; whose word stands for the rest is said with it. */
    private static String dismissed(List<OtherFiles.Decided> decisions) {
        return decisions.isEmpty() ? "" : " " + some(decisions.stream().map(DriveLight::sentence).toList(), " ");
    }

    private static String sentence(OtherFiles.Decided decided) {
        Dismissal dismissal = decided.dismissal();
        return (decided.files() == 1 ? "1 other file was" : decided.files() + " other files were") + " dismissed by " + dismissal.by() + ": "
                + dismissal.reason() + (dismissal.reason().endsWith(".") ? "" : ".");
    }

    private static List<String> wrong(List<Finding> findings, List<RollView> rolls, int others) {
        List<String> wrong = new ArrayList<>();
        rolls.stream().filter(r -> !r.unplug().on())
                .forEach(r -> wrong.add(r.name() + ": " + fault(r)));
        holding(findings).map(DriveLight::sentence).forEach(wrong::add);
        if (others > 0) {
            wrong.add(others == 1 ? "1 other file is not staged or dismissed." : others + " other files are not staged or dismissed.");
        }
        return wrong;
    }

    /** What holds a roll; what to do about each of its findings stands beside the roll. */
    private static String fault(RollView roll) {
        List<Finding> held = roll.standing().holding();
        if (held.isEmpty()) {
            return roll.isBad() || roll.waits().isEmpty() ? roll.unplug().why() : roll.waits();
        }
        return held.get(0).sentence() + (held.size() == 1 ? "" : " And " + (held.size() - 1) + " more.");
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

package org.checkgate.console.internal.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.console.internal.document.DriveLight.RollView;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Glance;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.OtherFiles;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;

/**
 * A drive at a glance.
 *
 * @param title     null, like day and unit, until somebody says which production it belongs to
 * @param other     how many paths on it belong to no roll
 * @param undecided how many of these nobody has dismissed
 * @param seenAt    RFC 3339 UTC
 */
public record DriveSummary(long id, String label, String mount, boolean present, String state, String title, String day, String unit,
                           Map<String, LightState> light, List<Finding> findings, List<Long> rolls, int other, int undecided,
                           String seenAt) {
    public static DriveSummary of(Ledger ledger, Drive drive) {
        List<Finding> findings = ledger.drives().findings(drive.id());
        List<Roll> rolls = ledger.rolls().onDrive(drive.id());
        OtherFiles others = ledger.drives().otherFiles(drive.id());
        Turn turn = new Turn(ledger);
        LightState light = DriveLight.of(drive, findings, ledger.rolls().glances(rolls.stream().map(Roll::id).toList()).stream().map(glance -> view(turn, glance)).toList(), others);
        Destination to = drive.destination().orElse(null);
        return new DriveSummary(drive.id(), drive.label(), drive.mount(), drive.present(), drive.state().name(),
                to == null ? null : to.title(), to == null ? null : to.day(), to == null ? null : to.unit(),
                Map.of(Light.SAFE_TO_UNPLUG.name(), light), findings, rolls.stream().map(Roll::id).toList(), others.count(),
                others.undecided(), drive.seenAt().toString());
    }

    private static RollView view(Turn turn, Glance glance) {
        Optional<Work> stage = glance.work().stream().filter(w -> w.step() == Step.STAGE && w.state() != WorkState.DONE).findFirst();
        boolean reading = stage.filter(w -> w.state() != WorkState.BLOCKED).isPresent();
        return new RollView(glance.roll().name(), reading, stage.map(turn::reason).orElse(""), glance.standing(), glance.lights().get(Light.SAFE_TO_UNPLUG));
    }
}

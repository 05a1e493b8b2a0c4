package org.checkgate.inspect;

import java.util.List;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StepFailure;

/** Inspects whole rolls of the ledger as they lie in staging. Safe for use by several threads. */
public interface RollInspector {
    /**
     * Has the camera plugins recognise, group and describe a staged roll, and writes its clips and its kind to the ledger.
     * A plugin that fails costs its clip's metadata, never the roll.
     *
     * @throws StepFailure when staging cannot be read for now
     */
    void inspect(long rollId);

    /** What a roll with these files holds, by their names alone: no media is read. A guess until it is inspected. */
    RollKind kind(List<String> paths);
}

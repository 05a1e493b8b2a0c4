package org.checkgate.inspect;

import java.util.List;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StepFailure;

/** Inspects whole rolls of the ledger as they lie in staging. Safe for use by several threads. */
public interface RollInspector {
    /**
     * Has the camera plugins recognise, group and describe a staged roll, and writes its clips and its kind to the ledger.
     * A plugin that fails costs its clip's metadata, never the roll. What was answered before stays in the ledger's history; of a roll
     * that was cleared from staging nothing can be read, and what is known of it stays.
     *
     * @throws StepFailure when staging cannot be read for now
     */
    void inspect(long rollId);

    /**
     * Has those rolls inspected again whose clips wait for a plugin, if plugins serve that were not asked about them: once for the same
     * plugins. To be asked again and again; it waits until the plugins are the same at two looks, since they come one after another.
     *
     * @return how many rolls will be inspected
     */
    int inspectWaiting();

    /** What a roll with these files holds, by their names alone: no media is read. A guess until it is inspected. */
    RollKind kind(List<String> paths);
}

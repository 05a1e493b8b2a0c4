package org.checkgate.ledger;

import java.util.List;
import org.checkgate.spi.Finding;

/** A roll as the list check found it, to be written in one acknowledged step. */
public record NewRoll(String name, RollKind kind, String folder, String fingerprint, List<NewFile> files, List<Finding> findings) {
}

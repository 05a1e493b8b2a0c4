package org.checkgate.console.internal.metrics;

import org.checkgate.ledger.Inspections;

/** Clips that nobody could describe yet. */
record ClipFamily(Inspections.Waiting waiting) implements Family {
    @Override
    public void write(Sheet sheet) {
        sheet.gauge("checkgate.clips.waiting", "Clips that wait for a camera plugin; they are kept and proven as any other", waiting.clips());
    }
}

package org.checkgate.console.internal.document;

import org.checkgate.ledger.Roll;
import org.checkgate.transfer.ArchiveRestore;

/**
 * How readable a roll is in the archive.
 *
 * @param sentence for people
 * @param until    null when nothing of it goes cold again, or that is not told
 */
public record RestoreState(long roll, boolean ready, String sentence, long objects, long warm, long cold, long underWay, long restored, long missing, String until) {
    public static RestoreState of(Roll roll, ArchiveRestore.State state) {
        return new RestoreState(roll.id(), state.ready(), state.sentence(), state.objects(), state.warm(), state.cold(), state.underWay(), state.restored(),
                state.missing(), state.until().map(Object::toString).orElse(null));
    }
}

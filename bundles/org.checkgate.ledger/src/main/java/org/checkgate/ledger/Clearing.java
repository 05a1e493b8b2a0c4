package org.checkgate.ledger;

import java.util.List;
import java.util.OptionalLong;

/**
 * What may leave staging, and what is left to remove there. A roll leaves it in two steps: the ledger lets it go, which is
 * acknowledged; then its objects are removed one by one, which may take as many starts as it likes.
 */
public interface Clearing {
    /**
     * Rolls that staging holds and need not: {@link Light#SAFE_TO_CLEAR} is on, and every station has done its work. The one
     * that waits longest comes first.
     */
    List<Clearable> clearable();

    /**
     * Lets a roll go from staging if it is {@link #clearable} at this moment: in one acknowledged step its copies there are
     * forgotten, which is no loss and no finding, and objects that no other roll rests on are put down to be removed. From then
     * on its lights rest on cloud and archive, and it is neither staged nor helped out until {@link #wantedAgain}.
     *
     * @return the bytes that can be removed by that; empty when the roll must stay, and then nothing was changed
     */
    OptionalLong clear(long rollId);

    /**
     * A roll that was let go is to be staged again, since cloud or archive no longer proves it. Of one that was not let go:
     * nothing.
     *
     * @return whether it had been let go, so that all of it is to be staged
     * @throws IllegalStateException when it is proven without staging, so that reading its drive again would be in vain, or when cloud or
     *                               archive is not configured, so that nobody knows; the message is a plain sentence
     */
    boolean wantedAgain(long rollId);

    /** Keys of objects that were let go at this address and are not removed yet. */
    List<String> leftovers(String staging, int limit);

    /**
     * Removes one of the {@link #leftovers}, unless it is wanted meanwhile. While this runs, nobody can begin to write an object
     * with this key. What fails stays on the list.
     *
     * @param removal takes the object away; one that is not there must be no error
     */
    <E extends Exception> void remove(String staging, String key, Removal<E> removal) throws E;

    /** Takes an object away. */
    interface Removal<E extends Exception> {
        void run() throws E;
    }
}

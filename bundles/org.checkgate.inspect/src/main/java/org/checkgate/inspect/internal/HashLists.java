package org.checkgate.inspect.internal;

import java.util.Locale;
import org.checkgate.spi.CardFile;

/** Hash lists and their folders: they vouch for a card, they are not on it. */
final class HashLists {
    private HashLists() {
    }

    static boolean holds(CardFile file) {
        return file.extension().equals("mhl") || ("/" + file.folder().toLowerCase(Locale.ROOT) + "/").contains("/ascmhl/");
    }
}

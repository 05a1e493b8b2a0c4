package org.checkgate.sandbox.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.ClipFile;

/** Where a card's files stand in its list, for a card that both sides know. Looked up in one go when the first is asked for. Not thread-safe. */
public final class Places {
    /** Of a file that is not on the card as it is said to be. */
    static final int NONE = -1;

    private final List<CardFile> card;
    private Map<String, Integer> byPath;

    public Places(List<CardFile> card) {
        this.card = card;
    }

    int of(ClipFile file) {
        if (byPath == null) {
            byPath = new HashMap<>();
            for (int i = 0; i < card.size(); i++) {
                byPath.put(card.get(i).path(), i);
            }
        }
        Integer place = byPath.get(file.path());
        return place != null && card.get(place).size() == file.size() ? place : NONE;
    }
}

package org.checkgate.readers;

import java.io.IOException;
import java.util.function.Predicate;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;

/** How sure a plugin for a container of many makers is of a card: it looks at names first, and then into a few files. */
public final class FirstHeads {
    /** Of a card of 300,000 files of that name, so many are looked into. */
    private static final int MOST_TRIED = 8;

    /** Looks into one file. */
    public interface Look {
        /**
         * @return whether the file's first bytes say what its name claims
         * @throws IOException when it cannot be read
         */
        boolean confirms(CardFile file) throws IOException;
    }

    private FirstHeads() {
    }

    /**
     * @param score for a card with a file that is what its name claims
     * @param named whether a file's name claims it; asked of every file until one is confirmed
     * @param look  asked of the first eight such files at most
     * @return {@code score} when one of them is confirmed; 1 when eight are not, for what lies behind them was not looked at, and a score of
     *     0 would keep it from being grouped; else 0
     * @throws IOException when a file cannot be read
     */
    public static int score(Card card, int score, Predicate<CardFile> named, Look look) throws IOException {
        int tried = 0;
        for (CardFile file : card.files()) {
            if (named.test(file)) {
                if (look.confirms(file)) {
                    return score;
                } else if (++tried == MOST_TRIED) {
                    return 1;
                }
            }
        }
        return 0;
    }
}

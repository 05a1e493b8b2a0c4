package org.checkgate.testkit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Media;
import org.checkgate.spi.SeekableView;

/** A clip's files, lent for one call as the appliance lends them, with a note of what the plugin did with them. */
final class LentClip implements Media {
    private final TestCard card;
    private final Set<String> paths;
    private final Budget budget;
    private final AtomicInteger open = new AtomicInteger();
    private final Set<String> refused = new ConcurrentSkipListSet<>();

    LentClip(TestCard card, Clip clip, Budget budget) {
        this.card = card;
        this.paths = clip.files().stream().map(ClipFile::path).collect(Collectors.toSet());
        this.budget = budget;
    }

    static LentClip of(TestCard card, Clip clip) {
        return new LentClip(card, clip, new Budget(TestCard.BUDGET, Long.MAX_VALUE));
    }

    @Override
    public SeekableView open(String path) throws IOException {
        if (path == null || !paths.contains(path)) {
            refused.add(String.valueOf(path));
            throw new FileNotFoundException("'" + path + "' is not a file of this clip.");
        }
        Content content = card.content(path);
        open.incrementAndGet();
        return new BudgetedView(content, budget, open::decrementAndGet);
    }

    @Override
    public long remainingBytes() {
        return budget.left();
    }

    /** Paths that the plugin asked for though they are none of the clip's. */
    Set<String> refused() {
        return refused;
    }

    /** How many views are open. */
    int open() {
        return open.get();
    }

    Budget budget() {
        return budget;
    }
}

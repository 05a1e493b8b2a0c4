package org.checkgate.ledger;

import java.util.List;
import java.util.Optional;

/** What the camera plugins said, and what was rendered. */
public interface Clips {
    /** As {@link #inspected(RollAnswer)}, by plugins of which no version is known. */
    void inspected(long rollId, List<Clip> clips);

    /**
     * Replaces a roll's clips by a newer inspection's; proxies of clips with the same name are kept, and the older answer stays in the
     * history. The same answer once more changes nothing but when, and of which plugins, it was asked for. The clips are found by
     * {@link #search} when this returns.
     */
    void inspected(RollAnswer answer);

    List<Clip> ofRoll(long rollId);

    /** Empty when there is none; a newer inspection may have taken its place. */
    Optional<Clip> find(long clipId);

    /** A clip as a search shows it; empty when there is none, or the search does not know it yet. */
    Optional<FoundClip> glance(long clipId);

    /** Who described the roll's clips, and what they wait for, in the roll's order. */
    List<ClipStanding> standings(long rollId);

    void rendered(Proxy proxy);

    List<Proxy> proxies(long rollId);

    /** Empty for a clip of which nothing was rendered. */
    Optional<Proxy> proxy(long clipId);

    /**
     * A page of the clips that are as asked. What it costs grows with the page, not with the clips there are. Where several things are
     * asked that each hold for very many clips but seldom together, a page may end before it is full.
     *
     * @throws IllegalArgumentException when {@link ClipQuery#after} is of another query, or its text has no word or too many; the message
     *                                  is a plain sentence
     */
    ClipPage search(ClipQuery query);

    /**
     * Enters clips into the search that it does not know, such as those that were described before there was one.
     *
     * @param most so many at most, 1 or more
     * @return how many they were
     */
    int enter(int most);

    /** The answers that plugins gave of a roll, the newest first; empty for a roll that was never inspected, or had no clips when it was. */
    List<PastAnswer> history(long rollId);

    /**
     * The clips of one answer of {@link #history}, in the roll's order; empty when it is none of this roll.
     *
     * @param answerId {@link PastAnswer#id()}
     */
    List<PastClip> answered(long rollId, long answerId);
}

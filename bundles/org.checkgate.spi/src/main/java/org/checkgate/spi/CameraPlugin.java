package org.checkgate.spi;

import java.io.IOException;
import java.util.List;

/**
 * Knows one family of camera or sound files. Published as an OSGi service by a plain bundle in the plugin folder.
 *
 * <p>Every call runs in a process of the host's, under a time limit, and may run at the same time as other calls: keep no
 * state between them. Files, programs and the network of the machine are out of reach there. What a card holds is untrusted: sizes lie, files are cut off. A call that throws, hangs or breaks its
 * promise costs the metadata of what it was looking at, and nothing else.
 */
public interface CameraPlugin {
    /**
     * The name under which clips and findings mention this plugin, and by which equal scores are settled.
     *
     * @return lower-case letters, digits and {@code -}; the same at every call
     */
    String name();

    /**
     * How sure the plugin is that it knows what is on this card. Look at names first and open few heads:
     * a card may hold 300,000 files.
     *
     * @param card the whole tree, all files of it, claimed or not
     * @return 0 (nothing here is mine) to 100 (the maker's own folder structure); a generic reader of a container that
     *     many makers use stays at or below 40, so that the maker's plugin goes first
     * @throws IOException when the card cannot be read; counts as 0
     */
    int recognise(Card card) throws IOException;

    /**
     * Which files belong together. Called only after a score above 0, in the order of the scores.
     *
     * @param card what no plugin with a higher score has claimed; never invent or alter a path or a size
     * @return the clips, each file in one clip at most; files left out go to the next plugin
     * @throws IOException when the card cannot be read; the card's files then go to the next plugin
     */
    List<Clip> group(Card card) throws IOException;

    /**
     * What can be said of a clip from its headers.
     *
     * @param clip  one that {@link #group} returned, with sidecars that the host found beside it at its end
     * @param media the clip's files, and only these, behind a budget of bytes and a deadline
     * @return facts, the vendor's own keys, findings; partly known is better than thrown away
     * @throws IOException when nothing can be said: the message becomes the finding's text, so write it for a person
     */
    Inspection inspect(Clip clip, Media media) throws IOException;
}

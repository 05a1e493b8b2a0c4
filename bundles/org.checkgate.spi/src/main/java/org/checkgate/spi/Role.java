package org.checkgate.spi;

import java.util.Locale;

/** What a file is to its clip. */
public enum Role {
    /** The picture, or the one file that is the whole clip. */
    ESSENCE,
    /** One of several files that follow one another in time; ordered. */
    SEGMENT,
    /** One picture of an image sequence; ordered. */
    FRAME,
    /** Sound that runs along with the essence, or one channel file of a take; ordered. */
    AUDIO,
    /** A description beside the media: XML, ALE, CDL, SRT, … */
    SIDECAR,
    /** A small still that the camera made. */
    THUMBNAIL,
    /** A small film that the camera made. */
    CAMERA_PROXY,
    /** A file about the card as a whole. */
    INDEX;

    /** As written in documents: lower case with {@code -}, such as {@code camera-proxy}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

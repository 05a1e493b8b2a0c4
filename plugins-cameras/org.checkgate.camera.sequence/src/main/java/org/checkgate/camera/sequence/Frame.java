package org.checkgate.camera.sequence;

import java.io.IOException;
import java.util.Optional;
import org.checkgate.readers.BcdTimecode;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;

/** What one frame's header says, in the same words for every format. */
interface Frame {
    /** Of this frame. */
    Optional<BcdTimecode> timecode();

    /** Frames a second, only where the header states it. */
    Optional<Rate> rate();

    /** Such as {@code 2048 x 1556}; frames of one clip have the same. Empty where the header does not say. */
    String size();

    /** How many bytes the file should have at least; 0 where the header does not say. */
    long claimedBytes();

    /** Whether every frame of the clip should have as many bytes as this one claims. */
    boolean isFixedSize();

    /** Offers what is true for the whole clip; the frame's file has to be open still. */
    void offer(String path, Inspection.Builder to) throws IOException;
}

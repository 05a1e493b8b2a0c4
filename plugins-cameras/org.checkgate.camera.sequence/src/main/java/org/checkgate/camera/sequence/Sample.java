package org.checkgate.camera.sequence;

import java.util.Optional;
import org.checkgate.readers.BcdTimecode;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Rate;

/**
 * What is kept of a frame that was looked at.
 *
 * @param index    among the clip's frames
 * @param file     the frame
 * @param timecode of the frame
 * @param rate     as the header states it
 * @param size     such as {@code 2048 x 1556}; may be empty
 * @param claimed  bytes that the header claims; 0 where it does not
 */
record Sample(int index, ClipFile file, Optional<BcdTimecode> timecode, Optional<Rate> rate, String size, long claimed) {
    static Sample of(int index, ClipFile file, Frame frame) {
        return new Sample(index, file, frame.timecode(), frame.rate(), frame.size(), frame.claimedBytes());
    }
}

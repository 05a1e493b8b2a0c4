package org.checkgate.readers.quicktime;

import java.util.Optional;
import org.checkgate.spi.Rate;

/**
 * What a trak box says.
 *
 * @param handler     {@code vide}, {@code soun}, {@code tmcd}, …
 * @param handlerName what the writer called it
 * @param samples     how many samples; of pictures: frames
 * @param rate        samples a second, absent when the durations say nothing
 * @param steady      whether all samples but the last last equally long
 * @param firstChunk  where the first chunk of samples lies; -1 when there is none
 * @param video       its sample description, for pictures
 * @param audio       its sample description, for sound
 * @param timecode    its sample description, for timecode
 */
public record Track(String handler, String handlerName, long samples, Optional<Rate> rate, boolean steady, long firstChunk,
             Optional<VideoEntry> video, Optional<AudioEntry> audio, Optional<TimecodeEntry> timecode) {
}

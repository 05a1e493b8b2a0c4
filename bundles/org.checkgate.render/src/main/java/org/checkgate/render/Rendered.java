package org.checkgate.render;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was made, as read back from the proxy itself.
 *
 * @param proxy         H.264 and AAC in MP4; AAC alone for a sound-only clip
 * @param poster        a JPEG of one frame, or of the sound's shape for a sound-only clip; empty when a remark says why
 * @param width         pixels; 0 without a picture
 * @param height        pixels; 0 without a picture
 * @param frames        of the picture; 0 without a picture
 * @param startTimecode that the proxy carries
 * @param remarks       sentences that somebody should read, such as that the picture had to be repaired while decoding
 */
public record Rendered(Path proxy, Optional<Path> poster, int width, int height, long frames, Optional<String> startTimecode,
                       List<String> remarks) {
    public Rendered {
        remarks = List.copyOf(remarks);
    }
}

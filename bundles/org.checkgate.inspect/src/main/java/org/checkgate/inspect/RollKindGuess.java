package org.checkgate.inspect;

import java.util.List;
import java.util.Locale;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;

/** What a roll holds, as its clips tell. A guess: a person may know better. */
public enum RollKindGuess {
    /** At least one clip has pictures. */
    CAMERA,
    /** There is media, and all of it is sound. */
    SOUND,
    /** No clip holds media. */
    OTHER;

    /** Judges by the roles of the clips' files; sidecars, thumbnails and indexes do not count. */
    public static RollKindGuess of(List<Clip> clips) {
        List<ClipFile> media = clips.stream().flatMap(c -> c.files().stream())
            .filter(f -> f.role() != Role.SIDECAR && f.role() != Role.THUMBNAIL && f.role() != Role.INDEX).toList();
        if (media.isEmpty()) {
            return OTHER;
        }
        return media.stream().allMatch(f -> f.role() == Role.AUDIO) ? SOUND : CAMERA;
    }

    /** As written in documents: {@code camera}, {@code sound}, {@code other}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.checkgate.readers.mxf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.spi.Rate;

/**
 * A track of a package: SMPTE ST 377-1, B.9 to B.13.
 *
 * @param editRate edit units a second; absent for a track without time
 * @param duration in edit units, above 0; absent where the file states -1, which means "not known yet"
 * @param timecode of a timecode track
 * @param source   what the first clip on it plays; absent at the end of the chain
 */
public record MxfTrack(long id, String name, Kind kind, Optional<Rate> editRate, OptionalLong duration, Optional<TimecodeComponent> timecode,
                       Optional<Source> source) {
    /** What runs along a track. */
    public enum Kind { PICTURE, SOUND, DATA, TIMECODE, OTHER }

    /**
     * A piece of another package.
     *
     * @param umid     the package
     * @param track    its track
     * @param position where the piece starts there, in edit units of the track that plays it
     */
    public record Source(String umid, long track, long position) {
    }

    private static final int SEQUENCE = 0x0f;
    private static final int SOURCE_CLIP = 0x11;

    static MxfTrack of(LocalSet track, HeaderMetadata metadata) {
        // A track may do without a sequence where it has one component.
        LocalSet sequence = metadata.get(track.label(0x4803)).orElse(track);
        List<LocalSet> components = sequence.kind() == SEQUENCE ? metadata.named(sequence, 0x1001) : List.of(sequence);
        Optional<TimecodeComponent> timecode = components.stream().filter(c -> c.kind() == TimecodeComponent.KIND).findFirst()
            .flatMap(TimecodeComponent::of);
        Optional<Source> source = components.stream().filter(c -> c.kind() == SOURCE_CLIP).findFirst()
            .flatMap(c -> c.umid(0x1101).map(umid -> new Source(umid, c.number(0x1102).orElse(0), c.number(0x1201).orElse(0))));
        OptionalLong duration = sequence.number(0x0202);
        return new MxfTrack(track.number(0x4801).orElse(0), track.text(0x4802).orElse(""), kind(sequence, timecode), track.rate(0x4b01),
            duration.orElse(-1) > 0 ? duration : OptionalLong.empty(), timecode, source);
    }

    /** By the data definition of ST 377-1; older ones of editing systems are not in it. */
    private static Kind kind(LocalSet sequence, Optional<TimecodeComponent> timecode) {
        Optional<Label> definition = sequence.label(0x0201);
        if (timecode.isPresent()) {
            return Kind.TIMECODE;
        } else if (definition.filter(d -> d.starts("060e2b34040101000103020201")).isPresent()) {
            return Kind.PICTURE;
        } else if (definition.filter(d -> d.starts("060e2b34040101000103020202")).isPresent()) {
            return Kind.SOUND;
        }
        return definition.filter(d -> d.starts("060e2b34040101000103020203")).isPresent() ? Kind.DATA : Kind.OTHER;
    }
}

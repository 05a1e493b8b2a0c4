package org.checkgate.readers.mxf;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A package: SMPTE ST 377-1, B.4 to B.6. The material package is what a player plays, a file package is what lies in a file, and a
 * physical one is what that was recorded or captured from.
 *
 * @param umid    its identifier in hexadecimal digits
 * @param name    empty when it has none
 * @param created ISO 8601 without an offset, empty when it is not stated
 * @param tracks  in the file's order, which says nothing: the first may be data
 */
public record MxfPackage(Kind kind, String umid, String name, String created, List<MxfTrack> tracks) {
    /** What a package stands for. */
    public enum Kind { MATERIAL, FILE, PHYSICAL }

    static final int MATERIAL = 0x36;
    static final int SOURCE = 0x37;
    static final int DESCRIPTOR = 0x4701;
    /** Film, tape, physical, import, recording and auxiliary descriptors: what is no file. */
    private static final Set<Integer> PHYSICAL = Set.of(0x2d, 0x2e, 0x49, 0x4a, 0x4b, 0x4e);
    private static final int MOST_TRACKS = 200;

    static MxfPackage of(LocalSet set, HeaderMetadata metadata) {
        Optional<LocalSet> descriptor = metadata.get(set.label(DESCRIPTOR));
        Kind kind = set.kind() == MATERIAL ? Kind.MATERIAL
            : descriptor.isEmpty() || PHYSICAL.contains(descriptor.get().kind()) ? Kind.PHYSICAL : Kind.FILE;
        List<MxfTrack> tracks = metadata.named(set, 0x4403).stream().limit(MOST_TRACKS).map(t -> MxfTrack.of(t, metadata)).toList();
        return new MxfPackage(kind, set.umid(0x4401).orElse(""), set.text(0x4402).orElse(""), set.time(0x4405).orElse(""), tracks);
    }

    /** Its first track of a kind. */
    public Optional<MxfTrack> first(MxfTrack.Kind wanted) {
        return tracks.stream().filter(t -> t.kind() == wanted).findFirst();
    }

    Optional<MxfTrack> track(long id) {
        return tracks.stream().filter(t -> t.id() == id).findFirst();
    }
}

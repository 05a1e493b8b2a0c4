package org.checkgate.readers.mxf;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.readers.ByteWindow;
import org.checkgate.spi.Rate;

/**
 * What an MXF file says of itself: SMPTE ST 377-1.
 *
 * @param pattern         {@code OP1a}, {@code OPAtom}, …; empty when it is none of them
 * @param patternLabel    as it stands
 * @param containers      the essence containers, as they stand
 * @param complete        whether all is there from header to footer, as far as the partitions tell
 * @param identifications the first is of what made the file
 * @param packages        in the file's order
 * @param picture         the first picture that is described, wherever it stands among the tracks
 * @param sounds          all sound that is described
 * @param comments        names and values that editing systems leave at a package
 * @param indexed         edit units of the picture, or else the sound, that the index tables cover
 */
public record Mxf(String pattern, Label patternLabel, List<Label> containers, boolean complete, List<Identification> identifications,
                  List<MxfPackage> packages, Optional<PictureDescriptor> picture, List<SoundDescriptor> sounds,
                  Map<String, String> comments, OptionalLong indexed) {
    private static final int MULTIPLE = 0x44;
    private static final int PARTS = 0x3f01;
    private static final int TAGGED_VALUE = 0x3f;
    private static final int MOST_PACKAGES = 64;
    private static final int MOST_DESCRIPTORS = 200;

    /** Whether a file that starts so is one: 64 KiB decide for sure, 14 bytes for all that have no run-in. */
    public static boolean isMxf(byte[] head) {
        return Partitions.startOf(head) >= 0;
    }

    /**
     * Reads the header, the footer and the numbers of the index tables, never the essence.
     *
     * @param file big-endian; its first bytes alone will do, then what the footer says is missing
     * @throws IOException with a sentence for a person, when it is no MXF file or says nothing of its content
     */
    public static Mxf read(ByteWindow file) throws IOException {
        Partitions partitions = Partitions.find(file.in(ByteOrder.BIG_ENDIAN));
        PartitionPack best = partitions.header();
        HeaderMetadata metadata = HeaderMetadata.read(file, best);
        // An open header was written before the recording; the footer repeats it, with what was known in the end.
        Optional<PartitionPack> footer = partitions.footer().filter(f -> f.headerBytes() > 0);
        if (footer.isPresent() && (!best.isFinal() || metadata.isEmpty())) {
            HeaderMetadata last = HeaderMetadata.read(file, footer.get());
            if (!last.isEmpty()) {
                best = footer.get();
                metadata = last;
            }
        }
        if (metadata.isEmpty()) {
            throw new IOException("the file's header says nothing of its content: it was cut off, or its recording was never closed.");
        }
        return of(file, partitions, best, metadata);
    }

    private static Mxf of(ByteWindow file, Partitions partitions, PartitionPack best, HeaderMetadata metadata) throws IOException {
        List<MxfPackage> packages = new ArrayList<>();
        List<LocalSet> descriptors = new ArrayList<>();
        for (LocalSet set : metadata.sets().values()) {
            if ((set.kind() == MxfPackage.MATERIAL || set.kind() == MxfPackage.SOURCE) && packages.size() < MOST_PACKAGES) {
                packages.add(MxfPackage.of(set, metadata));
                metadata.get(set.label(MxfPackage.DESCRIPTOR)).ifPresent(d -> {
                    descriptors.add(d);
                    descriptors.addAll(d.kind() == MULTIPLE ? metadata.named(d, PARTS) : List.of());
                });
            }
        }
        Optional<PictureDescriptor> picture = descriptors.stream().filter(PictureDescriptor::describes).findFirst().map(PictureDescriptor::of);
        List<SoundDescriptor> sounds = descriptors.stream().limit(MOST_DESCRIPTORS).filter(SoundDescriptor::describes)
            .map(d -> SoundDescriptor.of(d, metadata)).toList();
        List<Identification> identifications = metadata.ofKind(Identification.KIND).stream().map(Identification::of).toList();
        Mxf plain = new Mxf(best.patternName(), best.pattern(), best.containers(), partitions.complete(file), identifications,
            List.copyOf(packages), picture, sounds, comments(metadata), OptionalLong.empty());
        Optional<Rate> rate = plain.essence().flatMap(MxfTrack::editRate);
        return plain.length().isPresent() || rate.isEmpty() ? plain
            : new Mxf(plain.pattern, plain.patternLabel, plain.containers, plain.complete, plain.identifications, plain.packages, plain.picture,
                plain.sounds, plain.comments, IndexTable.editUnits(file, partitions, rate.get()));
    }

    /** Tagged values hold a byte order, a type of 16 octets and the value; only texts are taken (SMPTE ST 377-1 and the AAF specification). */
    private static Map<String, String> comments(HeaderMetadata metadata) {
        Map<String, String> comments = new LinkedHashMap<>();
        for (LocalSet set : metadata.ofKind(TAGGED_VALUE)) {
            byte[] value = set.octets(0x5003).orElse(new byte[0]);
            Optional<String> name = set.text(0x5001);
            if (name.isPresent() && value.length > 17) {
                var order = value[0] == 'L' ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
                comments.putIfAbsent(name.get(), new String(value, 17, value.length - 17, order).replace("\0", "").strip());
            }
        }
        return comments;
    }

    /** The packages of a kind, in the file's order. */
    public List<MxfPackage> packages(MxfPackage.Kind kind) {
        return packages.stream().filter(p -> p.kind() == kind).toList();
    }

    /** The track that counts the clip's length: the picture, or the sound of a file without one; as it is played, else as it is stored. */
    Optional<MxfTrack> essence() {
        for (MxfTrack.Kind kind : picture.isPresent() ? List.of(MxfTrack.Kind.PICTURE) : List.of(MxfTrack.Kind.PICTURE, MxfTrack.Kind.SOUND)) {
            for (MxfPackage.Kind of : List.of(MxfPackage.Kind.MATERIAL, MxfPackage.Kind.FILE)) {
                Optional<MxfTrack> track = packages(of).stream().flatMap(p -> p.first(kind).stream()).findFirst();
                if (track.isPresent()) {
                    return track;
                }
            }
        }
        // Editing systems name their tracks' kinds otherwise; the descriptor names the track.
        return picture.flatMap(d -> packages(MxfPackage.Kind.FILE).stream().flatMap(p -> p.track(d.track()).stream()).findFirst());
    }

    /** Of the clip in edit units of {@link #essence}; absent when nothing tells. */
    OptionalLong length() {
        OptionalLong played = essence().map(MxfTrack::duration).orElse(OptionalLong.empty());
        if (played.isPresent()) {
            return played;
        }
        OptionalLong described = picture.map(PictureDescriptor::duration).orElse(OptionalLong.empty());
        return described.isPresent() ? described : indexed;
    }
}

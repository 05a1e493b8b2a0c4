package org.checkgate.readers.mxf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.spi.Rate;

/**
 * How sound is stored: the generic sound descriptor of SMPTE ST 377-1, F.5, and what is derived from it. Numbers that are not stated
 * are 0.
 *
 * @param compression absent for uncompressed sound, as a rule
 * @param names       of its channels (SMPTE ST 377-4), in the file's order; empty when it has none
 */
public record SoundDescriptor(long channels, Optional<Rate> rate, long bits, Optional<Label> compression, List<String> names) {
    private static final int CHANNEL_LABEL = 0x6b;
    private static final String SUB_DESCRIPTORS_ITEM = "060e2b34010101000601010406100000";
    private static final String TAG_NAME_ITEM = "060e2b34010101000103070103000000";
    private static final long MOST_CHANNELS = 256;

    static boolean describes(LocalSet set) {
        return set.has(0x3d07) || set.has(0x3d03);
    }

    static SoundDescriptor of(LocalSet set, HeaderMetadata metadata) {
        long channels = set.number(0x3d07).orElse(0);
        long bits = set.number(0x3d01).orElse(0);
        List<String> names = new ArrayList<>();
        for (LocalSet label : metadata.named(set, metadata.tagOf(SUB_DESCRIPTORS_ITEM))) {
            if (label.kind() == CHANNEL_LABEL) {
                names.add(label.text(metadata.tagOf(TAG_NAME_ITEM)).orElse(""));
            }
        }
        return new SoundDescriptor(channels <= MOST_CHANNELS ? channels : 0, set.rate(0x3d03), bits <= 64 ? bits : 0, set.label(0x3d06),
            List.copyOf(names));
    }

    /** Null where the rate is no whole number, or not stated. */
    public Long samplesASecond() {
        return rate.filter(r -> r.den() == 1).map(Rate::num).orElse(null);
    }

    /** By the label, or by the lack of one. */
    boolean isUncompressed() {
        return compression.isEmpty() || compression.get().starts("060e2b34040101000402020100") || compression.get().starts("060e2b3404010100040202017");
    }
}

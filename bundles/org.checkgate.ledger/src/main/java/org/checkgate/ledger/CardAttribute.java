package org.checkgate.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a camera format card says. */
public enum CardAttribute {
    /** The camera's letter. */
    CAMERA,
    /** Who made the camera, and which it is. */
    MODEL,
    /** Which part of the sensor at which size. */
    MODE,
    /** The codec with its profile. */
    CODEC,
    /** By how much the lens squeezes: 1.0 means not at all. */
    SQUEEZE;

    /** As written in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The attribute of that name in documents. */
    public static Optional<CardAttribute> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}

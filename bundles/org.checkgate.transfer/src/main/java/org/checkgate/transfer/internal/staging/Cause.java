package org.checkgate.transfer.internal.staging;

/** Why bytes were not what the set sealed, as far as further reads of the same file tell. */
enum Cause {
    /** Every look past the cache gave the same wrong bytes: they stand like this on the medium. */
    SOURCE("Read three times, twice of them past the cache, it gave the same bytes each time: that is how they stand on the drive.",
            "Keep the drive. Bring the file from another copy of this roll: plug that drive in, and it is taken from there."),
    /** The looks differ from one another: something between the medium and us is not sound. */
    WAY("Read again, it gave other bytes: the cable, the reader or the bay is not sound, and the file itself may be good.",
            "Move the drive to another bay, with another cable or reader, and have the file tried again."),
    /** The file system gave the same bytes each time, but may have given them from memory. */
    UNTOLD("Read three times it gave the same bytes, but this drive's file system cannot be read past the cache, so they may not be what stands on it.",
            "Plug the drive into another bay and have the file tried again; if it stays so, bring the file from another copy of this roll."),
    /** Only the first look was wrong; what was staged comes from a later one that fits. */
    FIRST_READ("Read at first it gave bytes that its manifest does not know, read again it gave the right ones, and those were staged.",
            "Nothing for this file. If it happens again in this bay, replace its cable or reader.");

    private final String sentence;
    private final String next;

    Cause(String sentence, String next) {
        this.sentence = sentence;
        this.next = next;
    }

    String sentence() {
        return sentence;
    }

    String next() {
        return next;
    }
}

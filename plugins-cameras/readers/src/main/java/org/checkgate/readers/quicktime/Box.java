package org.checkgate.readers.quicktime;

/**
 * A box of ISO/IEC 14496-12, called atom in the QuickTime File Format.
 *
 * @param type  four characters
 * @param start where the content starts, after size and type
 * @param end   where the content ends, never beyond the parent or the file
 * @param cut   whether the box claims to be longer than its parent or the file
 */
record Box(String type, long start, long end, boolean cut) {
    long length() {
        return end - start;
    }
}

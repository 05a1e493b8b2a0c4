/**
 * DPX, one frame of a scanned or recorded picture a file, as SMPTE ST 268 lays it out: 2048 bytes of fields at fixed places, in
 * either byte order, before the picture.
 *
 * <p>Start at {@link org.checkgate.readers.dpx.DpxHeader#read}. It takes the fields out as they stand and leaves out those that the
 * standard calls undefined (all bits set) as well as those that writers leave at zero; what a number stands for,
 * {@link org.checkgate.readers.dpx.DpxNames} says. The offsets are those of SMPTE ST 268:2003 (DPX 2.0), which keeps the ones of
 * version 1.0; they were checked against a file of Nuke and one of a Spirit scanner.
 */
package org.checkgate.readers.dpx;

/**
 * MXF files: SMPTE ST 377-1, with the registers of labels that SMPTE publishes.
 *
 * <p>Start at {@link org.checkgate.readers.mxf.MxfInspection}, which a plugin calls for one file. It reads an
 * {@link org.checkgate.readers.mxf.Mxf}: {@code Partitions} finds the header behind a run-in, and the footer by what the header says or
 * by the random index pack at the file's end; {@code HeaderMetadata} reads the sets behind a partition's pack, of which
 * {@link org.checkgate.readers.mxf.MxfPackage}s, tracks and descriptors are made; {@code IndexTable} counts edit units where no track
 * does. {@code MxfTimecodes}, {@code MxfFacts} and {@code MxfRaw} turn that into facts, {@code PictureCoding} and {@code ColourLabels}
 * know what labels stand for. The essence between header and footer is never read, whatever its length.
 */
package org.checkgate.readers.mxf;

/**
 * TIFF and DNG: directories of tagged values, in either byte order, that point to one another.
 *
 * <p>Start at {@link org.checkgate.readers.tiff.TiffFile#read}, which walks the chain of directories with their sub-directories and
 * the EXIF one, never in circles and never more than it says. A {@link org.checkgate.readers.tiff.TiffDirectory} hands out values by
 * tag and reads them only when they are asked for; {@link org.checkgate.readers.tiff.Tag} has the tags and where each is defined.
 * Layout and types are those of TIFF 6.0 (Adobe, 1992), and those of
 * BigTIFF, whose places have eight bytes. Of picture data, nothing is read.
 */
package org.checkgate.readers.tiff;

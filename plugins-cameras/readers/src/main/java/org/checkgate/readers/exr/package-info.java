/**
 * OpenEXR, one picture a file: a list of named and typed attributes before the pixels, or one such list a part.
 *
 * <p>Start at {@link org.checkgate.readers.exr.ExrHeader#read}. An {@link org.checkgate.readers.exr.ExrPart} holds the attributes of
 * one part by name; an {@link org.checkgate.readers.exr.ExrAttribute} turns bytes into the value that its type promises. Layout and
 * types are those of "OpenEXR File Layout" and the names those of "Standard Optional Attributes", both on openexr.com; the packing
 * of the time code is that of ImfTimeCode.h. Pixels, offset tables and long values such as previews are never read.
 */
package org.checkgate.readers.exr;

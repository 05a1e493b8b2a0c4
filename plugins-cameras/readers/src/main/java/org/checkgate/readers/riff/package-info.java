/**
 * Sound in WAVE files: RIFF, and beyond 4 GiB RF64 (EBU Tech 3306) and BW64 (ITU-R BS.2088), with what recorders say in the chunks
 * bext (EBU Tech 3285) and iXML (gallery.co.uk/ixml).
 *
 * <p>Start at {@link org.checkgate.readers.riff.Wave}, which finds the chunks and holds a {@link org.checkgate.readers.riff.Bext} and the
 * text that {@link org.checkgate.readers.riff.IXml} parses. The sound itself is never read, whatever its length.
 */
package org.checkgate.readers.riff;

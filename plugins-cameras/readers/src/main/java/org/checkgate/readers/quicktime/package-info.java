/**
 * Films in QuickTime and ISO base media files: QuickTime File Format Specification (Apple), ISO/IEC 14496-12 and 14496-15.
 *
 * <p>Start at {@link org.checkgate.readers.quicktime.FilmInspection}, which a plugin calls for one film. It reads a
 * {@link org.checkgate.readers.quicktime.Movie}: {@code BoxReader} finds boxes, {@code TrackReader} reads one track's headers and first
 * table entries, {@code MetadataKeys} the keys that cameras leave. {@code MovieFacts}, {@code KeyFacts} and {@code StartTimecode} turn
 * that into facts. Picture data is never read; the timecode's first sample is the only media data that is.
 */
package org.checkgate.readers.quicktime;

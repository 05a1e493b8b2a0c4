/**
 * What a camera plugin promises and receives, and the records of the normalised schema.
 * JDK types only: a plugin that compiles against this package needs nothing else.
 *
 * <p>Start at {@link org.checkgate.spi.CameraPlugin}. The host hands it a {@link org.checkgate.spi.Card}, which is a list of
 * names and sizes with a look at first bytes, and asks two things: do you know this card, and which files belong together?
 * The answer is a list of {@link org.checkgate.spi.Clip}s. Later, clip by clip, the host lends a
 * {@link org.checkgate.spi.Media}, through which the plugin opens a {@link org.checkgate.spi.SeekableView} of each file of
 * that clip, never reads more than the budget allows, and answers with an {@link org.checkgate.spi.Inspection}:
 * {@link org.checkgate.spi.Fact}s under the {@link org.checkgate.spi.Field}s of the normalised schema, the vendor's own keys
 * untouched, and {@link org.checkgate.spi.Finding}s. Timecodes are {@link org.checkgate.spi.Timecode}s and rates
 * {@link org.checkgate.spi.Rate}s, so that no frame is lost to floating point. What is not known is left out.
 * A bundle may also publish a {@link org.checkgate.spi.RenderAbility}, which answers with a {@link org.checkgate.spi.RenderRecipe}:
 * how the host's engine reads a clip that is not one film file.
 *
 * <p>The records are immutable and safe to share between threads. A plugin is called from several threads at once.
 */
@Version("1.1.0")
package org.checkgate.spi;

import org.osgi.annotation.versioning.Version;

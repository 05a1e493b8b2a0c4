/**
 * Hash lists of camera and sound cards: reading, checking and writing ASC MHL 2.0 histories and classic MHL 1.x lists.
 *
 * <p>Start at {@link org.checkgate.mhl.HashLists}. {@code read} gives a {@link org.checkgate.mhl.Scope}: what the lists
 * of a folder expect ({@link org.checkgate.mhl.Expected}), what lies on disk ({@link org.checkgate.mhl.FoundFile}), and
 * what is wrong with the lists themselves. From it comes a {@link org.checkgate.mhl.Verdict}, either at once by
 * {@code diff}, which reads no media, or by {@code verify}, which reads every recorded file once:
 *
 * <pre>{@code
 * Scope scope = HashLists.read(card);
 * if (scope.diff().findings().equals(List.of("ok"))) {
 *     Verdict verdict = HashLists.verify(scope, VerifyListener.NONE, 2);
 *     assertTrue(verdict.accept());
 * }
 * }</pre>
 *
 * <p>Whoever reads the bytes anyway, to copy them, hashes on the way instead: {@link org.checkgate.mhl.Expected} tells
 * the formats, {@link org.checkgate.mhl.MultiHash} computes them in one pass, and {@code Expected.judge} gives the
 * {@link org.checkgate.mhl.FileVerdict}. A {@link org.checkgate.mhl.RecordedHash} is plain text and can be stored.
 * {@link org.checkgate.mhl.Generations} then composes the next generation of the history, and
 * {@link org.checkgate.mhl.Rolls} finds the folders of a drive that a list vouches for.
 *
 * <p>Lists come from strangers. A DOCTYPE, a path that leaves the scope, or a link out of it is reported and never
 * followed; depth, texts and sizes are bounded by {@link org.checkgate.mhl.Limits}. A file is good only if every trusted
 * hash of a known format fits; whatever cannot be decided is never good.
 */
@Version("1.0.0")
package org.checkgate.mhl;

import org.osgi.annotation.versioning.Version;

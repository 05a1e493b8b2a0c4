/**
 * Moves bytes and proves that they arrived. {@link org.checkgate.transfer.Staging} reads a drive once: one read feeds
 * every hash that the manifests state, the checksums that the destinations are told, and the parts that leave for the
 * staging store; then it reads the staged object back, past caches. {@link org.checkgate.transfer.Backbone} carries what
 * is proven in staging on to the cloud and to the archive, through one governor, and proves it there.
 * {@link org.checkgate.transfer.ArchiveRestore} asks for what the archive keeps cold.
 * {@link org.checkgate.transfer.Scrub} looks at all of it again, long after.
 * {@link org.checkgate.transfer.TrafficControl} says how fast, and {@link org.checkgate.transfer.Board} what waits for what;
 * {@link org.checkgate.transfer.Lanes} shows what moves at this moment; {@link org.checkgate.transfer.Links} and
 * {@link org.checkgate.transfer.StagingRoom} tell how the ways and the room stand.
 * Each call takes a roll as far as it can get and may be repeated at any time: what is proven is skipped, what was on its
 * way goes on. A call that cannot finish throws {@link org.checkgate.ledger.StepFailure}, which says how to behave.
 */
@Version("1.2.0")
package org.checkgate.transfer;

import org.osgi.annotation.versioning.Version;

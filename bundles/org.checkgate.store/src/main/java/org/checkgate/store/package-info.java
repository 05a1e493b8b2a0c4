/**
 * The way to staged bytes for those who do not move them. {@link org.checkgate.store.StagedFiles} opens an object for
 * bounded reading, {@link org.checkgate.store.MediaDoor} lends one to an engine in another process,
 * {@link org.checkgate.store.FrameDoor} a row of them, and
 * {@link org.checkgate.store.Documents} puts and gets the small objects that Checkgate itself writes.
 * Interfaces and records only; the bundle that moves bytes provides them.
 */
@Version("1.1.0")
package org.checkgate.store;

import org.osgi.annotation.versioning.Version;

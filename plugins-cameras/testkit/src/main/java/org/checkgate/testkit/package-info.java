/**
 * What a camera plugin promises, as tests that its author calls with one line. Needs the interface {@code org.checkgate.spi} and
 * JUnit 5, and nothing of the appliance.
 *
 * <p>Start at {@link org.checkgate.testkit.CameraPluginKit}. The author hands it the plugin and a {@link
 * org.checkgate.testkit.TestCard} with a few good files of the family. The kit damages copies of them in memory: cuts them at many
 * lengths, empties them, grows them to 200 GB, flips their bytes, multiplies them to 300,000 files. Each promise is a clause with
 * a stable id such as {@code group.order}; a clause that fails says its id, what happened, and what was promised.
 *
 * <p>A second set of clauses is about the built jar: its manifest, its component, and whether it leaves anything behind when it
 * is removed.
 */
@Version("1.1.0")
package org.checkgate.testkit;

import org.osgi.annotation.versioning.Version;

/**
 * Child processes under supervision. {@link org.checkgate.process.Children} starts a
 * {@link org.checkgate.process.Command} as a {@link org.checkgate.process.Child} that has a time limit, a cap on what is
 * kept of its output, and that dies with its parent, also when that is killed.
 * {@link org.checkgate.process.Engines} unpacks the shipped ffmpeg. Works outside OSGi as well: the command line uses it.
 */
@Version("1.0.0")
package org.checkgate.process;

import org.osgi.annotation.versioning.Version;

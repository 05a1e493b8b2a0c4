/**
 * The process in which camera plugins run, so that nothing which a plugin does can harm the appliance.
 *
 * <p>{@link org.checkgate.sandbox.Sandbox} is started by the appliance, and by the command line. It hosts the plugins in a bare OSGi
 * framework with Declarative Services, so that the jar which works here is the one that people drop into the plugin folder; closes
 * the {@linkplain org.checkgate.sandbox.internal.Gate gate} to the machine; and answers one call at a time over a local socket, in the
 * words of {@link org.checkgate.sandbox.wire}. Media comes in only as bytes that the appliance lends for a call. Whoever hangs or eats
 * the heap is ended together with this process, and the appliance starts another.
 */
package org.checkgate.sandbox;

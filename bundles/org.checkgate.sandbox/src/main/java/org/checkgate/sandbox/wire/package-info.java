/**
 * What the appliance and its sandbox say to each other about cards, clips and answers.
 *
 * <p>{@link org.checkgate.sandbox.wire.Wire} carries numbers and texts over a channel, {@link org.checkgate.sandbox.wire.Op} names
 * what a message is, and {@link org.checkgate.sandbox.wire.CardWire}, {@link org.checkgate.sandbox.wire.ClipWire} and
 * {@link org.checkgate.sandbox.wire.InspectionWire} put the records of the plugins' interface into it. Both sides have the same build
 * of this package, so it has no versions. The sandbox is not to be trusted: whatever comes out of it is counted and bounded here, and
 * what is no fact, no clip or no finding is refused with an {@link java.io.IOException}.
 */
package org.checkgate.sandbox.wire;

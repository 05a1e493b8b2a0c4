/**
 * Decides how fast bytes leave and whose turn it is. A {@link org.checkgate.transfer.internal.shape.Timetable} says which
 * {@link org.checkgate.transfer.internal.shape.Rate} holds when; a person's exception goes before it
 * ({@link org.checkgate.transfer.internal.shape.Limits}). Rolls take a seat on a lane, and their parts take turns, as
 * {@link org.checkgate.transfer.internal.shape.Rota} ranks them. How large a file may be that goes in one request is learnt from what arrives
 * ({@code Risk}).
 */
package org.checkgate.transfer.internal.shape;

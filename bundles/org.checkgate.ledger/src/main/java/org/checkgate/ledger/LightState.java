package org.checkgate.ledger;

/**
 * @param on  whether the light is green
 * @param why one plain sentence: what it rests on when on, what is missing and what to do when off
 */
public record LightState(boolean on, String why) {
}

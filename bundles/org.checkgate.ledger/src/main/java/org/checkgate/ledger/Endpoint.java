package org.checkgate.ledger;

/**
 * The destination that a tier is configured to.
 *
 * @param address                what copies name it by, such as {@code http://127.0.0.1:9000/footage}
 * @param separate               it shares neither endpoint nor file system with staging
 * @param standIn                a demo's stand-in: it may light lights, and everything says DEMO
 * @param refusesWrongChecksums  it was seen to refuse a wrong checksum; else only a read-back proves a copy there
 */
public record Endpoint(Tier tier, String address, boolean separate, boolean standIn, boolean refusesWrongChecksums) {
}

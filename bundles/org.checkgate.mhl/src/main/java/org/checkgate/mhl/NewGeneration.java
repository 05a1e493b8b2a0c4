package org.checkgate.mhl;

/**
 * A generation that was composed, not yet stored. Store the manifest first and the chain last.
 *
 * @param number   the generation's number
 * @param fileName the manifest's name, to be put beside the chain in {@code ascmhl/}
 * @param manifest the manifest's bytes
 * @param c4       the manifest's C4 id
 * @param chain    the whole new {@code ascmhl_chain.xml}
 */
public record NewGeneration(int number, String fileName, byte[] manifest, String c4, byte[] chain) {}

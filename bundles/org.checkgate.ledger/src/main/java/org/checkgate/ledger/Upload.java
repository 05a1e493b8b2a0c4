package org.checkgate.ledger;

/**
 * The journal's entry for an object on its way.
 *
 * @param remoteId the store's multipart upload id; empty for an object that goes in one piece
 * @param partSize bytes of each part but the last
 */
public record Upload(long id, long fileId, Tier tier, String endpoint, String key, String remoteId, long partSize, long size) {
}

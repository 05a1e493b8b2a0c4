package org.checkgate.ledger;

/** Bytes moved so far, counted over restarts. */
public record TransferTotals(long sourceBytesRead, long bytesStaged, long bytesSynced, long bytesArchived, long bytesSentTwice) {
    public static final TransferTotals NONE = new TransferTotals(0, 0, 0, 0, 0);

    public TransferTotals plus(TransferTotals other) {
        return new TransferTotals(sourceBytesRead + other.sourceBytesRead, bytesStaged + other.bytesStaged,
                bytesSynced + other.bytesSynced, bytesArchived + other.bytesArchived, bytesSentTwice + other.bytesSentTwice);
    }
}

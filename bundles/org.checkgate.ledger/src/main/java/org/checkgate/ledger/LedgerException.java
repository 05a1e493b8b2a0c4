package org.checkgate.ledger;

/** The ledger could not be read or written; nothing was acknowledged. */
public final class LedgerException extends RuntimeException {
    public LedgerException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

package org.checkgate.ledger;

/** A ledger that its opener closes. Closing loses nothing that was acknowledged. */
public interface OpenLedger extends Ledger, AutoCloseable {
    @Override
    void close();
}

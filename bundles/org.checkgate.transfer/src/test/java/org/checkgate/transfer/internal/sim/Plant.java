package org.checkgate.transfer.internal.sim;

import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Policy;
import org.checkgate.transfer.internal.cloud.Bucket;
import org.checkgate.transfer.internal.staging.StagingStore;
import org.checkgate.transfer.internal.staging.StoreDisk;

/** What is built into a world beside the dice's faults: nothing, unless a test wants to see a fault of the product found. */
class Plant {
    /** The ledger as the stager and the people see it. */
    Ledger ledger(Ledger real) {
        return real;
    }

    /** The ledger was opened. @param database where it can be reached behind its back, for JDBC */
    void opened(String database) {
    }

    Weather weather(Weather dice) {
        return dice;
    }

    Policy policy(Policy configured) {
        return configured;
    }

    /** Whether the ledger's disk does the syncs that it acknowledges. */
    boolean ledgerDiskSyncs() {
        return true;
    }

    /** Whether what the ledger's disk was not told to sync reaches it in the order in which it was written. */
    boolean ledgerDiskInOrder() {
        return true;
    }

    StagingStore store(StagingStore real) {
        return real;
    }

    StoreDisk disk(StoreDisk real) {
        return real;
    }

    Bucket bucket(Bucket real) {
        return real;
    }

    FakeSimBucket.Manner manner(FakeSimBucket.Manner dice) {
        return dice;
    }

    /** Whether one server has both cloud and archive. */
    boolean oneServer(boolean dice) {
        return dice;
    }

    /** Whether the appliance believes the checksums that a bucket shows. @param checks whether it may */
    boolean believed(boolean checks) {
        return checks;
    }
}

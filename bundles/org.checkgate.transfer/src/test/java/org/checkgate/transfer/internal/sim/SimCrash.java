package org.checkgate.transfer.internal.sim;

/** The appliance dies here: nothing that runs may do anything more. An error, so that nobody takes it for trouble to live with. */
final class SimCrash extends Error {
    private static final long serialVersionUID = 1;

    SimCrash() {
        super("the appliance died", null, false, false);
    }
}

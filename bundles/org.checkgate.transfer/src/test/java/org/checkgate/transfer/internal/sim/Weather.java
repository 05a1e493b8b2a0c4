package org.checkgate.transfer.internal.sim;

import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Strength;

/**
 * How rough one world is: probabilities of a fault at each operation that can have it. Most worlds have few kinds, since faults
 * that all come together hide one another.
 *
 * @param remote    staging has no disk of ours: only the server is asked
 * @param direct    the disk of staging can be read past its cache
 * @param tamper    probability that somebody from outside does something to cloud or archive while one waits for them
 * @param cloud     whether there are cloud and archive
 * @param streaming parts that are too large for the buffers
 */
record Weather(double crash, double powerLoss, double storeTrouble, double storeLie, double rot, double diskTrouble, double readError, double flip,
               double change, double pull, double ledgerTrouble, double clockJump, double meanwhile, double cloudTrouble,
               double cloudLie, double tamper, boolean cloud, boolean remote, boolean direct, boolean streaming, boolean takesUnknownParts, Policy policy) {

    /** Of all worlds. A roll that goes all the way takes many times the steps of one that is staged. */
    private static final double CLOUDS = 0.2;

    static final Weather FAIR = new Weather(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, false, true, false, false, Policy.DEFAULT);

    /** As fair, but for cloud and archive, which often keep other bytes than they are given. */
    static final Weather LYING = new Weather(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.3, 0, true, false, true, false, false, Policy.DEFAULT);

    static Weather of(Dice dice) {
        boolean remote = dice.chance(0.15);
        boolean direct = remote || dice.chance(0.85);
        // Whoever accepts what came from a cache cannot see rot below it: that is the owner's decision, and no fault of ours.
        boolean cacheWillDo = !direct && dice.chance(0.5);
        boolean cloud = dice.chance(CLOUDS);
        Policy policy = new Policy(cacheWillDo ? Strength.READ_BACK_CACHED : Strength.READ_BACK, read(dice), read(dice));
        return new Weather(often(dice, 0.8, cloud ? 0.003 : 0.006), dice.of(java.util.List.of(0.0, 0.5, 1.0)), often(dice, 0.4, 0.08), often(dice, 0.35, 0.15),
                cacheWillDo ? 0 : often(dice, 0.35, 0.25), often(dice, 0.25, 0.1), often(dice, 0.35, 0.1), often(dice, 0.35, 0.3), often(dice, 0.2, 0.1),
                often(dice, 0.3, 0.01), often(dice, 0.15, 0.01), often(dice, 0.3, 0.3), often(dice, 0.5, 0.05),
                often(dice, 0.4, 0.08), often(dice, 0.35, 0.15), often(dice, 0.6, 0.4), cloud, remote, direct, dice.chance(0.03),
                dice.chance(0.3), policy);
    }

    private static Strength read(Dice dice) {
        return dice.chance(0.2) ? Strength.READ_BACK : Strength.HASHED;
    }

    private static double often(Dice dice, double ofWorlds, double most) {
        return dice.chance(ofWorlds) ? most * (1 + dice.below(4)) / 4 : 0;
    }
}

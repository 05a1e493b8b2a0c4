package org.checkgate.ledger;

import java.util.Map;

/**
 * A roll as its hash lists and its objects in staging show it.
 *
 * @param roll  as a list check found it there; a file that is missing may lie with another delivery
 * @param keys  of the objects, by path; a file without one is missing
 * @param lists what was read of its hash lists, by path: only as they were then do they vouch for anything
 */
public record StagedRoll(StagingPlace place, NewRoll roll, Map<String, String> keys, Map<String, ListRead> lists) {
}

package org.checkgate.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PartPlanTest {
    private static final long MIB = 1 << 20;

    @Test
    void fiveTerabytesFitInTenThousandParts() {
        PartPlan plan = PartPlan.of(5_000_000_000_000L, 8 * MIB);
        assertTrue(plan.count() <= 10_000, "parts: " + plan.count());
        assertTrue(plan.partSize() <= 5L << 30);
    }

    @Test
    void partsCoverTheObjectExactly() {
        for (long size : new long[] {0, 1, 8 * MIB - 1, 8 * MIB, 8 * MIB + 1, 100 * MIB + 7}) {
            PartPlan plan = PartPlan.of(size, 8 * MIB);
            long sum = 0;
            for (int number = 1; number <= plan.count(); number++) {
                assertEquals(sum, plan.offset(number));
                sum += plan.length(number);
            }
            assertEquals(size, sum);
            assertEquals(plan.count() == 1, plan.onePiece());
        }
    }
}

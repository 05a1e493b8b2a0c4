package org.checkgate.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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

    @Test
    void partsGrowOnlyWhereTenThousandWouldNotDo() {
        for (long floor : new long[] {5 * MIB, 8 * MIB, 64 * MIB, 5L << 30}) {
            for (long size : new long[] {0, 1, floor - 1, floor, floor + 1, 10_000 * floor - 1, 10_000 * floor}) {
                if (size <= PartPlan.LARGEST) {
                    PartPlan plan = PartPlan.of(size, floor);
                    assertEquals(floor, plan.partSize(), () -> plan.toString());
                    assertEquals(Math.max(1, (size + floor - 1) / floor), plan.count(), () -> plan.toString());
                }
            }
            if (10_000 * floor < PartPlan.LARGEST) {
                PartPlan larger = PartPlan.of(10_000 * floor + 1, floor);
                assertEquals(floor + MIB, larger.partSize(), () -> larger.toString());
                assertTrue(larger.count() <= 10_000, () -> larger.toString());
            }
            PartPlan largest = PartPlan.of(PartPlan.LARGEST, floor);
            assertTrue(largest.count() <= 10_000 && largest.partSize() >= floor && largest.partSize() <= 5L << 30, () -> largest.toString());
            assertEquals(PartPlan.LARGEST, largest.offset(largest.count()) + largest.length(largest.count()));
            assertTrue(largest.length(largest.count()) > 0, () -> largest.toString());
        }
    }

    @Test
    void whatIsLargerThanAnyStoreSurelyTakesIsRefusedInASentence() {
        String said = assertThrows(IllegalArgumentException.class, () -> PartPlan.of((5L << 40) + 1, 8 * MIB)).getMessage();
        assertEquals("It has 5497558138881 bytes, and at most 5497558138880 (5 TiB) can be stored as one file.", said);
    }
}

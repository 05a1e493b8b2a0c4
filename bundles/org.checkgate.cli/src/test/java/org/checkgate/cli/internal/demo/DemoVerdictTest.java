package org.checkgate.cli.internal.demo;

import static org.checkgate.cli.Drives.roll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.checkgate.cli.Drives;
import org.checkgate.cli.internal.console.ContractDocument;
import org.junit.jupiter.api.Test;

class DemoVerdictTest {
    private static final String GOOD = roll(DemoContent.GOOD_ROLL, true, true, false, "HASHED");
    private static final String SOUND = roll(DemoContent.SOUND_ROLL, true, true, false, "READ_BACK");
    private static final String BAD = roll(DemoContent.BAD_ROLL, false, false, false, "LISTED", DemoContent.ALTERED, "x/" + DemoContent.MISSING);

    private static int faults(String... rolls) throws IOException {
        return DemoVerdict.faults(ContractDocument.of(new ObjectMapper().readTree(Drives.settled(rolls)), true, false)).size();
    }

    @Test
    void asItHasToBe() throws IOException {
        assertEquals(0, faults(GOOD, SOUND, BAD));
    }

    @Test
    void everyWayToBeWrongIsSeen() throws IOException {
        assertEquals(3, faults());
        assertEquals(1, faults(GOOD, SOUND));
        assertEquals(1, faults(GOOD, GOOD, SOUND, BAD));
        for (String wrong : List.of(roll(DemoContent.GOOD_ROLL, true, false, false, "HASHED"), roll(DemoContent.GOOD_ROLL, true, true, true, "HASHED"),
                roll(DemoContent.GOOD_ROLL, true, true, false, "SIZED"), roll(DemoContent.GOOD_ROLL, false, true, false, "HASHED"))) {
            assertEquals(1, faults(wrong, SOUND, BAD), wrong);
        }
        for (String wrong : List.of(roll(DemoContent.BAD_ROLL, true, false, false, "LISTED", DemoContent.ALTERED, DemoContent.MISSING),
                roll(DemoContent.BAD_ROLL, false, false, false, "LISTED", DemoContent.ALTERED),
                roll(DemoContent.BAD_ROLL, false, false, false, "LISTED", "not" + DemoContent.ALTERED, DemoContent.MISSING))) {
            assertEquals(1, faults(GOOD, SOUND, wrong), wrong);
        }
    }
}

package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Deed;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two deliveries of a roll share their objects, and a bucket may know no "only where there is nothing". */
@Tag("long")
class TwoDeliveriesTest {
    @TempDir
    Path folder;

    /** @param conditions whether the bucket keeps "only where there is nothing" */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theyNeverBringOneObjectAtTheSameTime(boolean conditions) throws IOException {
        AtomicReference<StepFailure> waited = new AtomicReference<>();
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address()); Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            S3Bucket bucket = Clouds.over(line, SharedServer.bucket(), Duration.ofSeconds(60), Calm.real());
            bucket.ensure(true);
            bucket.conditions(conditions, conditions);
            clouds.use(bucket, true, true);
            long first = delivered(centre, "one");
            long second = delivered(centre, "two");
            line.fate = request -> {
                if (request.object() && waited.get() == null) {
                    waited.set(assertThrows(StepFailure.class, () -> clouds.backbone.sync(second)));
                }
                return Deed.PASS;
            };
            clouds.backbone.sync(first);
            assertEquals(StepFailure.Behaviour.RETRY, waited.get().behaviour());
            assertTrue(waited.get().getMessage().startsWith("Another delivery of this roll is bringing clip.mov"), waited.get()::getMessage);
            clouds.backbone.sync(second);
            assertEquals(conditions ? 2 : 1, line.count(Request::object), "the second is proven by what lies there");
            assertTrue(centre.lit(first, Light.SAFE_TO_REUSE), () -> centre.why(first).toString());
            assertTrue(centre.lit(second, Light.SAFE_TO_REUSE), () -> centre.why(second).toString());
        }
    }

    private long delivered(Centre centre, String drive) throws IOException {
        long roll = new SetDrive(folder.resolve(drive)).sealed("clip.mov", SetDrive.noise(1, 5000)).list(centre.ledger);
        centre.stage(roll);
        return roll;
    }
}

package org.checkgate.routes.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkQueue;
import org.checkgate.ledger.WorkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station's route over the real ledger: what each kind of error makes of the work. */
@Tag("long")
class StationRouteTest {
    private static final long DEADLINE_NANOS = 20_000_000_000L;

    @TempDir
    Path folder;

    private OpenLedger ledger;
    private DefaultCamelContext camel;
    private long roll;

    @BeforeEach
    void open() {
        ledger = Ledgers.open(folder.resolve("checkgate"), Policy.DEFAULT, Clock.systemUTC());
        long drive = ledger.drives().arrive(new DriveIdentity("", "folder", "print"), "/media/x", "x",
                Optional.of(new Destination("TITLE", "20240101", "main"))).id();
        ledger.drives().listed(drive, new Listing(List.of(new NewRoll("A001", RollKind.CAMERA, "A001", "list",
                List.of(new NewFile("clip.mov", 1, false, FileRole.SEALED, List.of())), List.of())), List.of(), List.of()));
        roll = ledger.rolls().onDrive(drive).get(0).id();
        camel = new DefaultCamelContext();
    }

    @AfterEach
    void close() throws java.io.IOException {
        camel.close();
        ledger.close();
    }

    private static final class Station extends StationRoute {
        Station(Ledger ledger, LongConsumer station) {
            super(Step.STAGE, ledger, 1, station);
        }
    }

    private Work run(LongConsumer station, WorkState until) throws Exception {
        return run(ledger, station, until);
    }

    private Work run(Ledger seen, LongConsumer station, WorkState until) throws Exception {
        camel.addRoutes(new Station(seen, station));
        camel.start();
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (System.nanoTime() < deadline) {
            Work work = stage();
            if (work.state() == until) {
                return work;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("it never became " + until + " but is " + stage());
    }

    private Work stage() {
        return ledger.work().ofRoll(roll).stream().filter(work -> work.step() == Step.STAGE).findFirst().orElseThrow();
    }

    @Test
    void whatIsDoneMakesTheNextStationsReady() throws Exception {
        long[] seen = new long[1];
        run(id -> seen[0] = id, WorkState.DONE);
        assertEquals(roll, seen[0], "the message is the roll's id");
        assertEquals(List.of(Step.INSPECT, Step.SYNC), ledger.work().ofRoll(roll).stream().map(Work::step)
                .filter(step -> step != Step.STAGE).sorted().toList());
    }

    @Test
    void aRetryWaitsWithItsReasonAndThenRunsAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        run(id -> {
            if (calls.incrementAndGet() == 1) {
                throw StepFailure.retry(Duration.ofMillis(50), "Staging does not answer.", null);
            }
        }, WorkState.DONE);
        assertEquals(2, calls.get());
    }

    @Test
    void whatNeedsAPersonOrASettingIsBlockedWithItsReason() throws Exception {
        Work work = run(id -> {
            throw StepFailure.needsPerson("The drive is gone; plug it in again.", null);
        }, WorkState.BLOCKED);
        assertEquals("The drive is gone; plug it in again.", work.reason());
        assertTrue(ledger.work().ofRoll(roll).stream().noneMatch(next -> next.step() != Step.STAGE), "nothing follows");
    }

    @Test
    void whatIsUnforeseenIsTriedAgainAndNeverDropped() throws Exception {
        Work work = run(id -> {
            throw new IllegalStateException("a bug");
        }, WorkState.WAITING);
        assertTrue(work.reason().contains("unforeseen"), work.reason());
    }

    /** A roll whose end nobody noted would run until the appliance is started again, and its drive with it. */
    @Test
    void anEndThatTheLedgerCannotNoteIsNotedLater() throws Exception {
        AtomicInteger refusals = new AtomicInteger();
        WorkQueue forgetful = fake(WorkQueue.class, (method, arguments) -> {
            if (List.of("done", "retry", "block").contains(method.getName()) && refusals.incrementAndGet() <= 3) {
                throw new LedgerException("The ledger cannot be written now.", null);
            }
            return method.invoke(ledger.work(), arguments);
        });
        Ledger seen = fake(Ledger.class, (method, arguments) -> method.getName().equals("work") ? forgetful : method.invoke(ledger, arguments));
        Work work = run(seen, id -> {
            throw StepFailure.needsPerson("The drive is gone; plug it in again.", null);
        }, WorkState.BLOCKED);
        assertEquals("The drive is gone; plug it in again.", work.reason());
        assertEquals(4, refusals.get());
    }

    private interface Answer {
        Object to(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer.to(method, arguments)));
    }
}

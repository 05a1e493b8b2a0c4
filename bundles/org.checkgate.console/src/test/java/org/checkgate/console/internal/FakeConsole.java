package org.checkgate.console.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.Correction;
import org.checkgate.ledger.PastAnswer;
import org.checkgate.transfer.Board;
import org.checkgate.transfer.TrafficControl;

/** Shows the pages with made-up data, to look at it while working on them: {@code mvn test-compile exec} or an IDE starts it. */
public final class FakeConsole {
    private FakeConsole() {
    }

    /** @param arguments port, {@code empty} or {@code full}, and optionally a proxy and a poster to show */
    public static void main(String[] arguments) throws Exception {
        FakeSet set = new FakeSet();
        FakeAppliance appliance = new FakeAppliance(arguments[1].equals("empty") ? new FakeLedger() : set.ledger);
        appliance.lanes = arguments[1].equals("empty") ? List.of() : List.of(
                new Appliance.LaneNow("staging", 14, "Clips/S001C003.wav", 430_000_000L, 1_200_000_003L, 412_000_000L),
                new Appliance.LaneNow("backbone", 12, "Clips/A002C002.mov", 900_000_000L, 1_200_000_002L, 96_400_000L));
        if (arguments.length > 3) {
            set.ledger.proxies.values().stream().flatMap(List::stream).forEach(p -> {
                String prefix = "Northern Lights/20260314/main/" + p.clip().substring(0, 4) + "R1AB/";
                appliance.staged.put(prefix + p.key(), read(arguments[2]));
                appliance.staged.put(prefix + p.posterKey().orElseThrow(), read(arguments[3]));
            });
        }
        set.ledger.described.waits.put(103L, "It waits for a camera plugin that knows its format (braw).");
        Instant noon = FakeLedger.NOON;
        set.ledger.described.history.put(11L, List.of(new PastAnswer(3, noon, noon.plusSeconds(7200), 2, List.of(new PastAnswer.Part("quicktime", "1.2.0", 2, 0)), true),
                new PastAnswer(1, noon.minusSeconds(86_400), noon.minusSeconds(86_400), 1, List.of(new PastAnswer.Part("quicktime", "1.0.0", 2, 1)), false)));
        set.ledger.described.corrections.add(new Correction(1, CardAttribute.SQUEEZE, "2.0", "Ana", "the camera report says so", noon));
        appliance.serving = List.of(FakeAppliance.served("bwf", "1.0.0"), FakeAppliance.served("quicktime", "1.2.0"));
        appliance.verdicts = List.of(new PluginVerdict("org.checkgate.camera.bwf-1.0.0.jar", "org.checkgate.camera.bwf", "1.0.0", PluginVerdict.State.ACTIVE, "Serves bwf."),
                new PluginVerdict("org.checkgate.camera.quicktime-1.2.0.jar", "org.checkgate.camera.quicktime", "1.2.0", PluginVerdict.State.ACTIVE, "Serves quicktime."),
                new PluginVerdict("braw-0.9.jar", "com.example.braw", "0.9.0", PluginVerdict.State.NEEDS_SPI, "It asks for version [2,3) of the interface; this appliance has 1.0.0."),
                new PluginVerdict("readme.jar", "", "", PluginVerdict.State.NOT_A_BUNDLE, "The file cannot be read as a jar."));
        boolean full = !arguments[1].equals("empty");
        Thread writer = new Thread(() -> write(appliance, full), "board");
        writer.setDaemon(true);
        writer.start();
        FakeHttp http = new FakeHttp(appliance, Files.createTempDirectory("console"), Integer.parseInt(arguments[0]));
        System.out.println(http.base + "/?token=" + http.guard.token().text());
        Thread.currentThread().join();
    }

    /** The backbone goes on from second to second, and orders are seen on it. */
    private static void write(FakeAppliance appliance, boolean full) {
        try {
            for (int second = 0; true; second++) {
                Instant now = Instant.now();
                TrafficControl.Cap cap = appliance.traffic().cap();
                Board fake = full ? FakeBoard.at(now, cap, 996) : FakeBoard.EMPTY;
                long rate = Math.min(cap.bytesPerSecond(), 48_000_000L + (second * 7_000_000L) % 11_000_000L);
                List<Board.Lane> lanes = fake.lanes().stream().map(lane -> new Board.Lane(lane.lane(), lane.weight(), lane.trouble().isEmpty() ? rate : 0, lane.bytes(),
                        lane.backlog(), lane.rolls(), lane.oldest(), lane.progress(), lane.trouble())).toList();
                var orders = appliance.ledger.steering().orders();
                appliance.board = new Board(now, cap, orders.limit(), orders.exception(), lanes, orders.holds(), fake.titles(), fake.queue());
                Thread.sleep(1000);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

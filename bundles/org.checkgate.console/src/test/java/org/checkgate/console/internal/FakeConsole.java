package org.checkgate.console.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.ledger.CardAttribute;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Correction;
import org.checkgate.ledger.PastAnswer;
import org.checkgate.spi.Field;
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
        appliance.verdicts = Stream.of(PluginVerdict.State.values()).map(FakeConsole::verdict).toList();
        appliance.development = true;
        if (!arguments[1].equals("empty")) {
            odd(set);
        }
        boolean full = !arguments[1].equals("empty");
        Thread writer = new Thread(() -> write(appliance, full), "board");
        writer.setDaemon(true);
        writer.start();
        FakeHttp http = new FakeHttp(appliance, Files.createTempDirectory("console"), Integer.parseInt(arguments[0]));
        System.out.println(http.base + "/?token=" + http.guard.token().text());
        Thread.currentThread().join();
    }

    private static PluginVerdict verdict(PluginVerdict.State state) {
        boolean named = state != PluginVerdict.State.NOT_A_BUNDLE;
        String name = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new PluginVerdict("org.example.camera." + name + "-1.0.0.jar", named ? "org.example.camera." + name : "", named ? "1.0.0" : "",
                state, state == PluginVerdict.State.ACTIVE ? "Serves quicktime." : "A sentence that says what is wrong with this jar. What to do next: build it again and drop it in.");
    }

    /** What a page must bear: a clip with every fact, one that means harm, one with a name without end, one that waits, and a thousand more. */
    private static void odd(FakeSet set) {
        Map<String, String> facts = new TreeMap<>();
        Stream.of(Field.values()).forEach(field -> facts.put(field.text(), "`" + field.text() + " as it was read`"));
        facts.put("startTimecode", "{`text`:`14:21:07;12`,`frames`:1548672,`rate`:`30000/1001`,`dropFrame`:true}");
        facts.put("whiteBalanceKelvin", "5600");
        facts.put("circled", "true");
        facts.put("audio.trackNames", "[`Boom`,`Lav Kim`]");
        clip(set, 104, "A001C003_260314_R1AB", facts, 250);
        clip(set, 105, "<img src=x onerror=alert(1)>", Map.of("reel", "`<script>alert(2)</script>`", "notes", "`<b>bold</b> & <a href=javascript:alert(3)>click</a>`"), 1);
        clip(set, 106, "A" + "VERY-LONG-NAME-WITHOUT-A-SPACE".repeat(8), Map.of("notes", "`" + "a note that goes on and on ".repeat(30) + "`", "lensModel", "`" + "M".repeat(150) + "`"), 1);
        clip(set, 107, "A001C004_260314_R1AB", Map.of(), 3);
        set.ledger.described.waits.put(107L, "It waits until the camera plugin quicktime can describe it: the plugin did not answer within 10 seconds.");
        for (int n = 0; n < 1000; n++) {
            clip(set, 1000 + n, "B%03dC%03d_260314_R2CD".formatted(n / 50, n % 50), Map.of("reel", "`B%03dR2CD`".formatted(n / 50)), 1);
        }
    }

    private static void clip(FakeSet set, long id, String name, Map<String, String> facts, int files) {
        List<String> sure = List.of("read", "derived", "guessed");
        StringBuilder metadata = new StringBuilder();
        facts.forEach((field, value) -> metadata.append(metadata.isEmpty() ? "" : ",").append("`%s`:{`value`:%s,`source`:`%s`,`confidence`:`%s`}"
                .formatted(field, value, field.length() % 2 == 0 ? "com.apple.proapps" : "file name", sure.get(field.length() % sure.size()))));
        StringBuilder all = new StringBuilder();
        for (int n = 0; n < files; n++) {
            all.append(n == 0 ? "" : ",").append("{`path`:`Clips/%s.%07d.ari`,`role`:`%s`,`order`:%d}".formatted(name, n, n == 0 ? "sidecar" : "frame", n));
        }
        String json = ("{`name`:`%s`,`format`:`mov`,`plugin`:`quicktime`,`files`:[%s],`metadata`:{%s},`raw`:{`com.arri`:{`com.arri.camera.CameraSerialNumber`:`K1.0012345`,`<b>key</b>`:`<i>value</i>`},"
                + "`udta`:{`©nam`:`%s`}},`findings`:[{`code`:`SEQUENCE_GAP`,`severity`:`INFO`,`path`:``,`sentence`:`Frames 1012 to 1019 are missing (8 of 240).`,`next`:`Ask the set for a complete copy.`}]}")
                .formatted(name, all, metadata, "x".repeat(300)).replace('`', '"');
        set.ledger.clips.add(new Clip(id, 11, name, "mov", json, name + ".mov", true, Optional.of("14:21:07:12"), Optional.of("24000/1001"), 2880));
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

package org.checkgate.console.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows the page with made-up data, to look at it while working on it: {@code mvn test-compile exec} or an IDE starts it. */
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
        FakeHttp http = new FakeHttp(appliance, Files.createTempDirectory("console"), Integer.parseInt(arguments[0]));
        System.out.println(http.base + "/?token=" + http.guard.token().text());
        Thread.currentThread().join();
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

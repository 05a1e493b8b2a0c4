package org.checkgate.console.internal.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.console.internal.FakeHttp;
import org.checkgate.console.internal.FakeSet;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.WorkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTest {
    /** Far beyond anything seen; only a hang reaches it. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    @TempDir
    Path folder;
    private final FakeSet set = new FakeSet();
    private final FakeAppliance appliance = new FakeAppliance(set.ledger);
    private final List<InputStream> open = new ArrayList<>();
    private FakeHttp http;
    private Asking ask;

    @BeforeEach
    void open() throws Exception {
        http = new FakeHttp(appliance, folder, 0);
        ask = new Asking(http);
    }

    @AfterEach
    void close() throws Exception {
        for (InputStream in : open) {
            in.close();
        }
        http.close();
    }

    @Test
    void tellsWhatChangesAsItChanges() {
        assertTimeoutPreemptively(DEADLINE, () -> {
            BufferedReader stream = listen(ask.with("/api/v1/stream"));
            assertTrue(next(stream, "rolls").contains("\"roll\":\"A001R1AB\""));
            assertEquals("[]", next(stream, "progress"));
            set.ledger.activity().add(OptionalLong.empty(), OptionalLong.of(12), "roll.synced", "A002R1AB is there.");
            assertTrue(next(stream, "activity").contains("\"sequence\":7"));
            appliance.lanes = List.of(new Appliance.LaneNow("backbone", 12, "a.mov", 1, 2, 3));
            assertTrue(next(stream, "progress").contains("\"roll\":\"A002R1AB\""));
            set.ledger.work().rearm(13, Step.STAGE);
            assertTrue(next(stream, "rolls").contains("{\"step\":\"STAGE\",\"state\":\"READY\",\"reason\":\"It waits for its turn: S001 is"));
        });
    }

    @Test
    void repeatsWhatWasMissed() {
        assertTimeoutPreemptively(DEADLINE, () -> {
            BufferedReader stream = listen(ask.with("/api/v1/stream").header("Last-Event-ID", "4"));
            assertTrue(next(stream, "activity").contains("\"sequence\":5"));
            assertTrue(next(stream, "activity").contains("\"sequence\":6"));
        });
    }

    @Test
    void survivesALedgerThatIsGoneForAWhile() {
        assertTimeoutPreemptively(DEADLINE, () -> {
            BufferedReader stream = listen(ask.with("/api/v1/stream"));
            next(stream, "progress");
            appliance.absent = List.of("ledger");
            appliance.refused.acquire();
            appliance.absent = List.of();
            set.ledger.activity().add(OptionalLong.empty(), OptionalLong.empty(), "x", "Back.");
            assertTrue(next(stream, "activity").contains("Back."));
        });
    }

    @Test
    void turnsAwayWhoDoesNotFit() {
        assertTimeoutPreemptively(DEADLINE, () -> {
            for (int n = 0; n < Broadcaster.LISTENERS; n++) {
                next(listen(ask.with("/api/v1/stream")), "rolls");
            }
            assertEquals(503, ask.get("/api/v1/stream").statusCode());
            open.remove(0).close();
            // The place is free when the server has noticed, with one of the next frames.
            int status = 503;
            while (status == 503) {
                set.ledger.activity().add(OptionalLong.empty(), OptionalLong.empty(), "x", "y".repeat(50_000));
                HttpResponse<InputStream> again = send(ask.with("/api/v1/stream"));
                status = again.statusCode();
                again.body().close();
            }
            assertEquals(200, status);
        });
    }

    @Test
    void watchesOnlyWhatMoves() {
        RollsWatch watch = new RollsWatch();
        assertEquals(4, watch.look(set.ledger, List.of()).orElseThrow().size());
        assertTrue(watch.look(set.ledger, List.of()).isEmpty());
        set.ledger.work.replaceAll(w -> w.state() != WorkState.RUNNING ? w
                : new org.checkgate.ledger.Work(w.id(), w.rollId(), w.step(), WorkState.DONE, 1, w.notBefore(), ""));
        assertFalse(watch.look(set.ledger, List.of()).isEmpty(), "a station that was just finished is seen");
        set.ledger.copies.removeIf(c -> c.fileId() == 1);
        assertTrue(watch.look(set.ledger, List.of()).isEmpty(), "a resting roll is not asked for");
        set.ledger.activity().add(OptionalLong.empty(), OptionalLong.of(11), "roll.tampered", "A copy is gone.");
        assertFalse(watch.look(set.ledger, set.ledger.activity().after(6, 9)).isEmpty());
    }

    private BufferedReader listen(HttpRequest.Builder request) throws Exception {
        HttpResponse<InputStream> answer = send(request);
        assertEquals("text/event-stream;charset=utf-8", answer.headers().firstValue("Content-Type").orElseThrow());
        open.add(answer.body());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static HttpResponse<InputStream> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** The data of the next event of this name; others are passed over. */
    private static String next(BufferedReader stream, String event) throws Exception {
        String line = stream.readLine();
        while (!line.equals("event: " + event)) {
            line = stream.readLine();
        }
        return stream.readLine().substring("data: ".length());
    }
}

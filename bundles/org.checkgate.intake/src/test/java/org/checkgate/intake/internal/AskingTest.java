package org.checkgate.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AskingTest {
    private static final Path HANGS = Path.of("/media/hangs");

    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    private String hang() throws InterruptedException {
        asked.incrementAndGet();
        answers.await();
        return "at last";
    }

    @Test
    void aDriveThatHangsIsAskedOnceAndNobodyElseWaits() throws Exception {
        Asking<String> asking = new Asking<>(Duration.ofMillis(50));
        assertEquals(Optional.empty(), asking.ask(HANGS, this::hang));
        assertEquals(Optional.of("here"), asking.ask(Path.of("/media/good"), () -> "here"));
        assertEquals(Optional.empty(), asking.ask(HANGS, this::hang));
        assertEquals(1, asked.get());
        answers.countDown();
        Optional<String> late = Optional.empty();
        while (late.isEmpty()) {
            late = asking.ask(HANGS, this::hang);
        }
        assertEquals(Optional.of("at last"), late);
        assertEquals(1, asked.get(), "the late answer is the answer");
    }

    @Test
    void whatIsForgottenIsAskedAnew() throws Exception {
        Asking<String> asking = new Asking<>(Duration.ofMillis(50));
        asking.ask(HANGS, this::hang);
        asking.forget(HANGS);
        assertEquals(Optional.of("another drive"), asking.ask(HANGS, () -> "another drive"));
        answers.countDown();
    }

    @Test
    void anErrorIsHandedOnAndNotRemembered() throws Exception {
        Asking<String> asking = new Asking<>(Duration.ofSeconds(10));
        assertThrows(IOException.class, () -> asking.ask(HANGS, () -> {
            throw new IOException("gone");
        }));
        assertEquals(Optional.of("back"), asking.ask(HANGS, () -> "back"));
    }
}

package org.checkgate.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Which benchmarks run, what goes to which stream, and the exit code. */
class BenchTest {
    private static final Figure REACHED = figure("good", OptionalDouble.of(1));
    private static final Figure MISSED = figure("bad", OptionalDouble.of(10));
    private static final Figure ABSENT = figure("alone", OptionalDouble.empty());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> ran = new ArrayList<>();

    private static Figure figure(String name, OptionalDouble theirs) {
        return new Figure(name, "speed_MBps", 1, "peer", theirs, Goal.atLeast("0.5"));
    }

    private final class Fake implements Benchmark {
        private final String name;
        private final List<Figure> figures;

        Fake(String name, Figure... figures) {
            this.name = name;
            this.figures = List.of(figures);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void run(Report report) throws IOException {
            ran.add(name);
            report.say("running " + name);
            figures.forEach(report::figure);
            if (figures.isEmpty()) {
                throw new IOException("the disk is full");
            }
        }
    }

    private int run(List<Benchmark> known, String... names) throws InterruptedException {
        return new Bench(known, new PrintStream(out, true), new PrintStream(err, true)).run(List.of(names));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void allWithoutAName() throws InterruptedException {
        assertEquals(0, run(List.of(new Fake("a", REACHED), new Fake("b", REACHED))));
        assertEquals(List.of("a", "b"), ran);
        assertEquals((REACHED.line() + "\n").repeat(2), printed());
        assertTrue(said().contains("running a"));
    }

    @Test
    void onlyThoseNamedEachOnce() throws InterruptedException {
        List<Benchmark> known = List.of(new Fake("a", REACHED), new Fake("b", REACHED), new Fake("c", REACHED));
        assertEquals(0, run(known, "c", "a", "c"));
        assertEquals(List.of("c", "a"), ran);
    }

    @Test
    void anUnknownNameRunsNothingAndTellsTheKnownOnes() throws InterruptedException {
        assertEquals(2, run(List.of(new Fake("a", REACHED), new Fake("b", REACHED)), "a", "nobody"));
        assertEquals(List.of(), ran);
        assertEquals("", printed());
        assertEquals("There is no benchmark 'nobody'. Known: a, b.", said().strip());
    }

    @Test
    void aMissedGoal() throws InterruptedException {
        assertEquals(1, run(List.of(new Fake("a", MISSED, REACHED))));
        assertEquals(MISSED.line() + "\n" + REACHED.line() + "\n", printed());
        assertTrue(said().contains("MISSED: the goal of bad (>=0.5)."), this::said);
    }

    @Test
    void anAbsentPeerWinsOverAMissedGoal() throws InterruptedException {
        assertEquals(3, run(List.of(new Fake("a", ABSENT, MISSED), new Fake("b", MISSED))));
        assertEquals(List.of("a", "b"), ran);
    }

    @Test
    void aBenchmarkThatCannotMeasure() throws InterruptedException {
        assertEquals(5, run(List.of(new Fake("a"))));
        assertTrue(said().contains("a could not be measured to its end"), this::said);
        assertTrue(said().contains("the disk is full"), this::said);
    }

    @Test
    void aBenchmarkWithAFaultIsNoMissedGoal() throws InterruptedException {
        Benchmark faulty = new Benchmark() {
            @Override
            public String name() {
                return "a";
            }

            @Override
            public void run(Report report) {
                throw new IllegalStateException("a slip");
            }
        };
        assertEquals(5, run(List.of(faulty)));
        assertTrue(said().contains("a slip"), this::said);
    }

    @Test
    void aGoalThatNoFigureTells() {
        Report report = new Report(new PrintStream(out, true), new PrintStream(err, true));
        assertEquals(0, report.exitCode());
        report.missed("something.");
        assertEquals(1, report.exitCode());
        assertEquals("", printed());
    }
}

package org.checkgate.transfer.internal.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Decides at every operation of a world whether the appliance dies there, and remembers the last of them. For one world. */
final class Fate {
    private static final int REMEMBERED = 60;
    private static final List<String> LOCKED = List.of(".cloud.Aside", ".cloud.CopySources", ".cloud.GivenUp", ".staging.StagingClearer", ".ledger.internal.KeyLocks");
    /** No run that makes progress needs so many. */
    private static final int MOST_STEPS = 200_000;

    final Dice dice;
    final Weather weather;
    private final Deque<String> last = new ArrayDeque<>();
    private Runnable meanwhile = () -> { };
    private int steps;
    private long digest = 1;
    private boolean calm;
    private boolean dead;
    private boolean busy;
    private BrokenPromise broken;

    Fate(Dice dice, Weather weather) {
        this.dice = dice;
        this.weather = weather;
    }

    /** Where nothing ever goes wrong. */
    static Fate none() {
        Fate fate = new Fate(new Dice(0), Weather.FAIR);
        fate.calmDown();
        return fate;
    }

    /** What another of the pipeline's threads does while one waits for a store. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** From now on nothing goes wrong any more. */
    void calmDown() {
        calm = true;
    }

    boolean calm() {
        return calm;
    }

    /** Whether a fault of this probability happens now. */
    boolean strikes(double probability) {
        return !calm && dice.chance(probability);
    }

    /** An operation begins: it may be the last thing that does. */
    void step(String what) {
        alive();
        note(what);
        if (steps > MOST_STEPS) {
            throw broken("It never comes to an end.", null);
        }
        if (strikes(weather.crash())) {
            die();
            throw new SimCrash();
        }
    }

    /** As {@link #step}; while it waits, something else may run. */
    void wait(String what) {
        step(what);
        if (!busy && dice.chance(weather.meanwhile()) && !locked()) {
            busy = true;
            try {
                meanwhile.run();
            } finally {
                busy = false;
            }
            alive();
        }
    }

    /** Where the product keeps other threads out; one that already is in would be let in again. */
    private static boolean locked() {
        return StackWalker.getInstance().walk(frames -> frames.anyMatch(frame -> LOCKED.stream().anyMatch(frame.getClassName()::endsWith)));
    }

    void note(String happened) {
        // The disk's number counts over all worlds.
        String what = happened.contains("power:") ? happened.replaceFirst("power:[0-9]+/", "") : happened;
        steps++;
        digest = digest * 31 + what.hashCode();
        if (last.size() == REMEMBERED) {
            last.removeFirst();
        }
        last.addLast(what);
    }

    void die() {
        if (!dead) {
            note("*** the appliance dies");
        }
        dead = true;
    }

    boolean dead() {
        return dead;
    }

    void reborn() {
        dead = false;
        note("*** the appliance starts");
    }

    /** Nobody who outlives the crash may do anything. */
    void alive() {
        if (broken != null) {
            throw broken;
        }
        if (dead) {
            throw new SimCrash();
        }
    }

    /** Kept, since whoever catches it on its way must not hide it. */
    BrokenPromise broken(String sentence, Throwable cause) {
        if (broken == null) {
            note("!!! " + sentence);
            broken = new BrokenPromise(sentence, cause);
        }
        return broken;
    }

    /** Steps so far: time, as a world counts it. */
    long now() {
        return steps;
    }

    /** Tells one run from another. */
    long digest() {
        return digest * 31 + steps;
    }

    String lastSteps() {
        return String.join("\n  ", last);
    }
}

package org.checkgate.transfer.internal.sim;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Work;
import org.checkgate.spi.Finding;

/**
 * A ledger whose every answer is remembered, since what it has acknowledged must be there after a crash. For one world.
 */
final class WatchedLedger {
    /** Kept over a kill only, or nothing that a light depends on: how many bytes went where. */
    private static final Set<String> NOT_ACKNOWLEDGED = Set.of("sending", "sourceBytesRead", "add");
    /** Changes that answer with something; all others answer with nothing. */
    private static final Set<String> ANSWERED = Set.of("arrive", "begin", "beginPieces", "claim", "adopt", "recognise", "wrong", "ask", "clear",
            "wantedAgain");

    /** Who holds what is told to the ledger against the world. */
    interface Witness {
        /** Something that lights depend on is new on the disk. @param roll whose lights these are; empty where they may be any */
        void changed(OptionalLong roll);

        /** Copies are about to be noted. */
        void proves(Collection<Copy> copies);

        /** A look found a copy wrong, and that was noted. */
        void wrong(Copy seen);

        /** A roll was let go from staging. */
        void letGo(long roll);
    }

    /** Only these can put a light on. A finding can only put lights out, and what begins anew as well. */
    private static final Set<String> LIGHTING = Set.of("Copies.", "Rolls.resolve", "Rolls.find", "Scrubs.wrong", "Clearing.clear", "Clearing.wantedAgain");

    private final Fate fate;
    private final Ledger called;
    private final Ledger real;
    private final Witness witness;
    private final Map<String, Object> parts = new ConcurrentHashMap<>();
    private final Facts said;
    private final List<Facts> perhaps = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    /**
     * @param called what is asked
     * @param real   the same ledger, where it can be looked into
     * @param said   what it has acknowledged so far
     */
    WatchedLedger(Fate fate, Ledger called, Ledger real, Facts said, Witness witness) {
        this.fate = fate;
        this.called = called;
        this.real = real;
        this.said = said;
        this.witness = witness;
    }

    Facts said() {
        return said;
    }

    /** What may be in the ledger although nobody was told. */
    Collection<Facts> perhaps() {
        return perhaps;
    }

    /** Lines that may say anything for the same reason. */
    Collection<String> open() {
        return open;
    }

    /** The ledger as the stager and the pipeline have it. */
    Ledger ledger() {
        return (Ledger) proxy(Ledger.class, (self, method, arguments) -> parts.computeIfAbsent(method.getName(), name -> part(method)));
    }

    private Object part(Method method) {
        try {
            Object part = method.invoke(called);
            Class<?> type = method.getReturnType();
            return proxy(type, (self, called, arguments) -> call(part, type.getSimpleName() + "." + called.getName(), called, arguments));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private Object call(Object part, String name, Method method, Object[] arguments) throws Throwable {
        fate.step("ledger: " + name);
        boolean change = (method.getReturnType() == void.class || ANSWERED.contains(method.getName())) && !NOT_ACKNOWLEDGED.contains(method.getName());
        boolean answered = false;
        if (name.equals("Copies.record")) {
            witness.proves(copies(arguments[0]));
        }
        try {
            Object answer = method.invoke(part, arguments);
            answered = !fate.dead();
            fate.alive();
            if (change) {
                acknowledged(name, arguments, answer);
            }
            return answer;
        } catch (InvocationTargetException e) {
            fate.alive();
            fate.note("ledger: " + e.getCause());
            throw e.getCause();
        } finally {
            if (change && !answered) {
                perhaps(name, arguments);
            }
        }
    }

    /** Nobody was answered: it may be so or not. */
    private void perhaps(String name, Object[] arguments) {
        Facts then = said.copy();
        if (!apply(then, name, arguments)) {
            switch (name) {
                case "Copies.record", "Copies.lost", "Copies.adopt", "Copies.recognise", "Copies.share", "Scrubs.wrong", "Clearing.clear" ->
                        open.addAll(List.of("copy of ", "file ", "read ", "finding of roll ", "work "));
                case "Drives.arrive" -> open.add("drive ");
                case "Drives.listed" -> open.addAll(List.of("roll ", "file ", "read ", "finding of roll ", "work ", "signed "));
                case "Uploads.begin", "Uploads.beginPieces" -> open.add("copy of ");
                case "WorkQueue.claim", "WorkQueue.done", "WorkQueue.retry", "WorkQueue.block", "WorkQueue.rearm", "WorkQueue.rearmBlocked",
                     "WorkQueue.recover" -> open.add("work ");
                case "Rolls.signOff" -> open.add("signed ");
                default -> { }
            }
            return;
        }
        perhaps.add(then);
    }

    private void acknowledged(String name, Object[] arguments, Object answer) {
        if (idle(name, arguments, answer)) {
            return;
        }
        if (!apply(said, name, arguments)) {
            switch (name) {
                // These touch other deliveries of a roll as well.
                case "Copies.record", "Copies.lost", "Copies.adopt", "Copies.recognise", "Copies.share", "Scrubs.wrong", "Clearing.clear" -> said.refresh(real);
                case "Drives.arrive" -> said.present(((Drive) answer).id(), true, ((Drive) answer).mount());
                case "Drives.listed" -> real.rolls().onDrive((long) arguments[0]).forEach(this::listed);
                // What lay there before is no copy any more; that is forced only with what comes next.
                case "Uploads.begin", "Uploads.beginPieces" -> {
                    Facts before = said.copy();
                    said.refresh(real);
                    if (!said.lines().equals(before.lines())) {
                        perhaps.add(before);
                    }
                }
                case "Rolls.signOff" -> real.rolls().all().forEach(roll -> said.signed(roll.id()));
                case "WorkQueue.claim" -> ((Optional<?>) answer).ifPresent(work -> said.work(real, ((Work) work).rollId()));
                case "WorkQueue.done", "WorkQueue.retry", "WorkQueue.block" -> said.work(real, ((Work) arguments[0]).rollId());
                case "WorkQueue.rearm" -> said.work(real, (long) arguments[0]);
                case "WorkQueue.rearmBlocked", "WorkQueue.recover" -> real.rolls().all().stream().map(Roll::id).forEach(roll -> said.work(real, roll));
                default -> { }
            }
        }
        if (name.equals("Clearing.clear") && ((OptionalLong) answer).isPresent()) {
            witness.letGo((long) arguments[0]);
        }
        if (name.equals("Scrubs.wrong") && arguments[0] instanceof Copy seen) {
            witness.wrong(seen);
        }
        if (LIGHTING.stream().anyMatch(name::startsWith)) {
            witness.changed(name.startsWith("Rolls.") ? OptionalLong.of((long) arguments[0]) : OptionalLong.empty());
        }
    }

    private void listed(Roll roll) {
        said.roll(real, roll);
        said.signedIfSo(real, roll.id());
    }

    /** Most of these calls change nothing, and to look at everything after each would be most of the simulation's time. */
    private boolean idle(String name, Object[] arguments, Object answer) {
        return switch (name) {
            case "Copies.record" -> ((Collection<?>) arguments[0]).isEmpty();
            case "Scrubs.wrong" -> !(boolean) answer;
            case "Clearing.clear" -> ((OptionalLong) answer).isEmpty();
            case "Copies.adopt", "Copies.recognise", "Copies.share", "Uploads.begin", "Uploads.beginPieces" -> real.rolls().all().size() == 1;
            default -> false;
        };
    }

    /** @return whether what becomes of it is known from the question alone */
    private static boolean apply(Facts facts, String name, Object[] arguments) {
        switch (name) {
            case "Rolls.read" -> facts.read((long) arguments[0], (long) arguments[1], hashes(arguments[2]), (String) arguments[3]);
            case "Rolls.find" -> facts.found("roll " + arguments[0], (Finding) arguments[1]);
            case "Rolls.resolve" -> facts.resolved("roll " + arguments[0], (String) arguments[1], (String) arguments[2]);
            case "Drives.find" -> facts.found("drive " + arguments[0], (Finding) arguments[1]);
            case "Drives.resolve" -> facts.resolved("drive " + arguments[0], (String) arguments[1], (String) arguments[2]);
            case "Drives.present" -> facts.present((long) arguments[0], (boolean) arguments[1], (String) arguments[2]);
            default -> {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private static Collection<Copy> copies(Object argument) {
        return (Collection<Copy>) argument;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> hashes(Object argument) {
        return (Map<String, String>) argument;
    }
}

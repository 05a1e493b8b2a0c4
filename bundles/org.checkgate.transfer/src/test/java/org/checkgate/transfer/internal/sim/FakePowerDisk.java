package org.checkgate.transfer.internal.sim;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The disk below a ledger, in memory. A sync makes it keep what was written; what was written later is at the mercy of the dice
 * when the power fails. It may be full, and it may fail. One process uses it at a time.
 */
final class FakePowerDisk {
    static final String LEDGER = "ledger";
    static final String FULL = "No space left on device";

    private final Fate fate;
    private final boolean honest;
    private final boolean inOrder;
    private final Map<String, FakePowerFile> files = new ConcurrentHashMap<>();
    private boolean full;
    private boolean hurt;

    /**
     * @param honest  false: it acknowledges syncs that it does not do
     * @param inOrder whether what was not synced reaches it in the order in which it was written
     */
    FakePowerDisk(Fate fate, byte[] ledger, boolean honest, boolean inOrder) {
        this.fate = fate;
        this.honest = honest;
        this.inOrder = inOrder;
        files.put(LEDGER + ".mv.db", new FakePowerFile(ledger));
    }

    Map<String, FakePowerFile> files() {
        return files;
    }

    FakePowerFile file(String name) {
        return files.computeIfAbsent(name, created -> new FakePowerFile(new byte[0]));
    }

    /** The ledger as the next start finds it. */
    synchronized byte[] ledgerAfter(boolean powerLoss) {
        FakePowerFile ledger = files.get(LEDGER + ".mv.db");
        return powerLoss ? ledger.afterPowerLoss(fate.dice, inOrder) : ledger.afterKill();
    }

    void fill() {
        full = true;
    }

    /** Whether it has failed, so that a ledger on it may have stopped. */
    boolean hurt() {
        return hurt;
    }

    synchronized int read(FakePowerFile file, int from, byte[] into, int length) throws IOException {
        alive();
        return file.read(from, into, 0, length);
    }

    synchronized void write(FakePowerFile file, int at, byte[] bytes) throws IOException {
        operation("ledger disk: write");
        if (full && !fate.calm()) {
            hurt = true;
            throw new IOException(FULL);
        }
        if (fate.strikes(fate.weather.ledgerTrouble())) {
            hurt = true;
            boolean noSpace = fate.dice.chance(0.5);
            if (fate.dice.chance(0.5) && bytes.length > 1) {
                file.write(at, java.util.Arrays.copyOf(bytes, fate.dice.below(bytes.length)));
            }
            throw new IOException(noSpace ? FULL : "Input/output error");
        }
        file.write(at, bytes);
        operation("ledger disk: written");
    }

    synchronized void cut(FakePowerFile file, int to) throws IOException {
        operation("ledger disk: cut");
        file.cut(to);
    }

    synchronized void sync(FakePowerFile file) throws IOException {
        operation("ledger disk: sync");
        if (fate.strikes(fate.weather.ledgerTrouble())) {
            hurt = true;
            file.syncHalf(fate.dice);
            throw new IOException("Input/output error");
        }
        if (honest) {
            file.sync();
        }
        operation("ledger disk: synced");
    }

    /** The database must not mistake the end of the world for an error of its own: it meets a disk that is no more. */
    private void operation(String what) throws IOException {
        try {
            fate.step(what);
        } catch (SimCrash | BrokenPromise e) {
            throw new IOException("The machine is down.");
        }
    }

    private void alive() throws IOException {
        if (fate.dead()) {
            throw new IOException("The machine is down.");
        }
    }
}

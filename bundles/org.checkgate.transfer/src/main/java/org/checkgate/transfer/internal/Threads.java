package org.checkgate.transfer.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads with a name, which never keep the appliance from ending. */
public final class Threads {
    private Threads() {
    }

    /** Grows with what is handed to it; who hands out bounds it. */
    public static ExecutorService pool(String name) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newCachedThreadPool(work -> daemon(name + "-" + number.incrementAndGet(), work));
    }

    public static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}

package org.checkgate.transfer.internal.cloud;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many large files of a roll are sent side by side. A place is free again when the last byte of its file has left: to put the parts
 * together and to prove them takes a server its time, in which the line would be idle. Safe for use by several threads.
 */
final class SendingPlaces {
    private final Semaphore free;

    SendingPlaces(int places) {
        free = new Semaphore(places);
    }

    /** Waits for one. */
    Place take() throws InterruptedException {
        free.acquire();
        return new Place(free);
    }

    /** Given back once, however often it is closed. */
    static final class Place implements AutoCloseable {
        private final Semaphore from;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Place(Semaphore from) {
            this.from = from;
        }

        /** For what needs none. */
        static Place none() {
            return new Place(new Semaphore(0));
        }

        @Override
        public void close() {
            if (held.getAndSet(false)) {
                from.release();
            }
        }
    }
}

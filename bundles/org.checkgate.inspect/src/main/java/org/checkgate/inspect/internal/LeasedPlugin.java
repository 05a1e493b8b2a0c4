package org.checkgate.inspect.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;

/** A plugin that may leave: running calls end first, within a grace; later ones are refused. */
final class LeasedPlugin implements CameraPlugin {
    private final CameraPlugin plugin;
    private final String name;
    private final ReentrantReadWriteLock leases = new ReentrantReadWriteLock();
    private volatile boolean gone;

    LeasedPlugin(CameraPlugin plugin) {
        this.plugin = plugin;
        this.name = plugin.name();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int recognise(Card card) throws IOException {
        return leased(() -> plugin.recognise(card));
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        return leased(() -> plugin.group(card));
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        return leased(() -> plugin.inspect(clip, media));
    }

    /** Refuses calls from now on, then waits for the running ones; false when some still run after the grace. */
    boolean retire(Duration grace) {
        gone = true;
        try {
            if (!leases.writeLock().tryLock(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            leases.writeLock().unlock();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> T leased(Callable<T> work) throws IOException {
        if (gone || !leases.readLock().tryLock()) {
            throw new IOException("it was removed from the appliance.");
        }
        try {
            // The thread is the host's own and lives for this call alone.
            Thread.currentThread().setContextClassLoader(plugin.getClass().getClassLoader());
            return work.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("it failed with " + e, e);
        } finally {
            leases.readLock().unlock();
        }
    }
}

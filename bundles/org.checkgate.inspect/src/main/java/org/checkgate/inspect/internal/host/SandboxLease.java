package org.checkgate.inspect.internal.host;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.checkgate.inspect.PluginLeftException;
import org.checkgate.inspect.PluginLending;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.RenderAbility;
import org.checkgate.spi.RenderRecipe;

/** A plugin in a process that is lent for one call. */
final class SandboxLease implements PluginLending.Lease, CameraPlugin, RenderAbility {
    private final Pool pool;
    private final PluginProcess process;
    private final int number;
    private final String name;
    private final Conduct conduct;
    private boolean busy;
    private boolean closed;

    private interface Call<T> {
        T make() throws IOException;
    }

    /** @param number the plugin's place in the process */
    SandboxLease(Pool pool, PluginProcess process, int number, String name, Conduct conduct) {
        this.pool = pool;
        this.process = process;
        this.number = number;
        this.name = name;
        this.conduct = conduct;
    }

    @Override
    public CameraPlugin plugin() {
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int recognise(Card card) throws IOException {
        return call(() -> process.recognise(number, card));
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        return call(() -> process.group(number, card));
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        return call(() -> process.inspect(number, clip, media));
    }

    @Override
    public Optional<RenderRecipe> recipe(Clip clip, Media media) throws IOException {
        return call(() -> process.recipe(number, clip, media));
    }

    private <T> T call(Call<T> call) throws IOException {
        synchronized (this) {
            if (closed || busy) {
                throw new IOException("its lease is for one call.");
            }
            busy = true;
        }
        try {
            T answer = call.make();
            returned("");
            return answer;
        } catch (LostProcess e) {
            if (pool.retired()) {
                // Nobody knows whether it was the plugin's fault or that of who replaced it, and one who has taken its place can be asked.
                returned("");
                throw new PluginLeftException();
            }
            returned(e.getMessage());
            throw e;
        } catch (IOException e) {
            returned("");
            throw e;
        }
    }

    /** @param fault what cost the process; empty when it lives */
    private synchronized void returned(String fault) {
        busy = false;
        if (closed) {
            // Counted when the lease was closed under it.
            return;
        }
        String left = process.leftovers();
        if (!fault.isEmpty()) {
            conduct.costAProcess(fault);
        } else if (!left.isEmpty()) {
            conduct.costAProcess("it left threads running (" + left + ")");
        } else {
            conduct.behaved();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (busy) {
                if (!Thread.currentThread().isInterrupted()) {
                    conduct.costAProcess("it took too long");
                }
                process.close();
            }
        }
        pool.giveBack(process);
    }
}

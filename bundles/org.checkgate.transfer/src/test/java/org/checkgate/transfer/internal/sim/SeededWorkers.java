package org.checkgate.transfer.internal.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs everything on the caller's thread. What somebody will wait for is put off and run in the dice's order; the rest runs
 * at once. For one world.
 */
final class SeededWorkers extends AbstractExecutorService {
    /** As many as there are buffers for beside the one that is being filled. */
    private static final int PUT_OFF = 2;

    private final Dice dice;
    private final List<Later<?>> later = new ArrayList<>();

    SeededWorkers(Dice dice) {
        this.dice = dice;
    }

    private final class Later<T> extends FutureTask<T> {
        Later(Callable<T> work) {
            super(work);
        }

        @Override
        public boolean isDone() {
            if (!later.isEmpty() && dice.chance(0.3)) {
                runOne();
            }
            return super.isDone();
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            while (!super.isDone() && later.contains(this)) {
                runOne();
            }
            return super.get();
        }
    }

    private void runOne() {
        later.remove(dice.below(later.size())).run();
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> work) {
        return new Later<>(work);
    }

    @Override
    public void execute(Runnable work) {
        if (work instanceof Later<?> waited) {
            later.add(waited);
            while (later.size() > PUT_OFF) {
                runOne();
            }
        } else {
            work.run();
        }
    }

    @Override
    public void shutdown() {
        later.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}

package org.stenogram.stageruntime.flow;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/// A fixed number of threads for the work that needs a core. Those who wait for the work do so elsewhere.
///
/// Platform threads, because the scheduler shares cores among them: a long document in a virtual thread would
/// hold its core until it is done, and in one process with other services two such documents would hold them
/// all.
public final class Workers implements AutoCloseable {

    private final ExecutorService pool;

    /// @param name what the threads are called
    /// @param number how many there are
    public Workers(String name, int number) {
        pool = Executors.newFixedThreadPool(
                number, Thread.ofPlatform().daemon().name(name + "-worker-", 0).factory());
    }

    /// Does the work and waits for it.
    ///
    /// @throws ExecutionException with whatever the work threw, errors included
    /// @throws InterruptedException when interrupted, or when the workers were closed meanwhile
    public <T> T call(Callable<T> work) throws ExecutionException, InterruptedException {
        try {
            return submit(work).get();
        } catch (CancellationException | RejectedExecutionException closed) {
            throw new InterruptedException("the workers are closed");
        }
    }

    /// Does the work, after what was handed in before.
    public <T> Future<T> submit(Callable<T> work) {
        return pool.submit(work);
    }

    /// Interrupts what is under way and drops what has not begun; does not wait.
    @Override
    public void close() {
        for (Runnable never : pool.shutdownNow()) {
            if (never instanceof Future<?> work) {
                work.cancel(true);
            }
        }
    }
}

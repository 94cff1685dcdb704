package org.stenogram.subscriptions.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.stenogram.subscriptions.targets.Names;

/// Asks the machine's resolver, in threads of its own: it cannot be interrupted, and a name server that does not
/// answer would hold a thread that carries other lanes.
public final class SystemNames implements Names, AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("subscriptions-names-", 0).factory());
    private final Duration patience;

    /// @param patience how long an answer may take
    public SystemNames(Duration patience) {
        this.patience = patience;
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        Future<InetAddress[]> asked = threads.submit(() -> InetAddress.getAllByName(host));
        try {
            return List.of(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw new UnknownHostException(host + " has no address");
        } catch (TimeoutException e) {
            throw new UnknownHostException(host + " was not resolved in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + " was not resolved: stopping");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package org.stenogram.subscriptions;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.subscriptions.Lane.Desk;
import org.stenogram.subscriptions.deliveries.Schedule;

/// The lanes of this process: one for each subscription that it holds.
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Map<UUID, Running> lanes = new ConcurrentHashMap<>();
    private final Desk desk;

    private record Running(Lane lane, Thread thread) {}

    /// @param redeliveryTries how often an event of a redelivery is tried
    public Dispatcher(
            Ledger ledger,
            Courier courier,
            SubscriptionFeed feed,
            Schedule schedule,
            int redeliveryTries,
            AttemptWatch watch,
            Clock clock) {
        desk = new Desk(ledger, courier, feed, schedule, redeliveryTries, watch, clock);
    }

    /// Sees to it that each of these has a lane. Lanes of others end by themselves.
    public void serve(Set<UUID> subscriptions) {
        subscriptions.forEach(id -> lanes.computeIfAbsent(id, this::start));
    }

    /// Something of this subscription changed.
    public void wake(UUID subscription) {
        Running running = lanes.get(subscription);
        if (running != null) {
            running.lane().wake();
        }
    }

    /// How many lanes there are.
    public int size() {
        return lanes.size();
    }

    /// Ends all, each after the message that is under way; one that takes longer is cut off.
    ///
    /// @param patience how long to wait for them
    public void stop(Duration patience) throws InterruptedException {
        lanes.values().forEach(running -> running.lane().stop());
        join(patience);
        desk.courier().abort();
        join(patience);
    }

    private void join(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (Running running : lanes.values()) {
            running.thread().join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    private Running start(UUID id) {
        Lane lane = new Lane(id, desk);
        Thread thread = Thread.ofVirtual().name("subscriptions-lane").unstarted(() -> {
            try {
                lane.run();
            } catch (RuntimeException e) {
                // The next look of the loop makes another lane.
                LOG.atError().addKeyValue("subscriptionId", id).setCause(e).log("a lane ended by an error");
            } finally {
                lanes.remove(id);
            }
        });
        thread.start();
        return new Running(lane, thread);
    }
}

package org.stenogram.stageruntime.flow;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stenogram.stageruntime.RunnerHealth;

/// What of the world is away, as told by those who wait for it. Safe for use by several threads.
public final class WorldWatch {

    private final Map<Object, RunnerHealth.Waiting> waiting = new ConcurrentHashMap<>();

    /// Notes that someone waits.
    ///
    /// @param who whoever waits, told apart by identity or equality
    /// @param what the thing that is away, in words
    public void away(Object who, String what) {
        Instant now = Instant.now();
        waiting.merge(
                who,
                new RunnerHealth.Waiting(what, now),
                (before, _) -> new RunnerHealth.Waiting(what, before.since()));
    }

    /// Notes that someone waits no more.
    public void back(Object who) {
        waiting.remove(who);
    }

    /// What has been away for the longest time.
    public Optional<RunnerHealth.Waiting> longest() {
        return waiting.values().stream().min((a, b) -> a.since().compareTo(b.since()));
    }
}

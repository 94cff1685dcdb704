package org.stenogram.stageruntime.flow;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Runs tasks of one key one after the other in the order in which they came, and tasks of different keys at
/// once, each lane in a virtual thread that ends when its lane is empty.
///
/// @param <K> the keys
public final class KeyLanes<K> {

    private final Thread.Builder.OfVirtual threads;
    private final Map<K, Queue<Runnable>> lanes = new HashMap<>();

    /// @param name what the threads are called
    public KeyLanes(String name) {
        threads = Thread.ofVirtual().name(name + "-lane-", 0);
    }

    /// Runs the task after all earlier ones of its key. A task without a key waits for none.
    ///
    /// @param task throws nothing
    public void run(@Nullable K key, Runnable task) {
        if (key == null) {
            threads.start(task);
            return;
        }
        synchronized (lanes) {
            Queue<Runnable> lane = lanes.get(key);
            if (lane != null) {
                lane.add(task);
                return;
            }
            lanes.put(key, new ArrayDeque<>());
        }
        threads.start(() -> drive(key, task));
    }

    private void drive(K key, Runnable first) {
        for (Runnable task = first; task != null; task = next(key)) {
            task.run();
        }
    }

    private @Nullable Runnable next(K key) {
        synchronized (lanes) {
            Queue<Runnable> lane = lanes.get(key);
            Runnable task = lane == null ? null : lane.poll();
            if (task == null) {
                lanes.remove(key);
            }
            return task;
        }
    }
}

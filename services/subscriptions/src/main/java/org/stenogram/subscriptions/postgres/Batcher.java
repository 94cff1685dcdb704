package org.stenogram.subscriptions.postgres;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Puts what many threads want of the database at about the same time into one trip, as group commit does: the first
/// go at once, and who comes while they are under way goes with the next. Nobody waits for a clock or for a number.
///
/// @param <Q> what one thread asks
/// @param <A> what it gets
final class Batcher<Q, A> {

    /// Two at a time, so that who comes a little late does not wait for a whole trip.
    private static final int MOST_UNDER_WAY = 2;

    private final Function<List<Q>, List<A>> trip;
    private final int most;
    private final String name;
    private final Queue<Asked<Q, A>> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private int underWay;

    private record Asked<Q, A>(Q question, CompletableFuture<Optional<A>> answer) {}

    /// @param name of the thread that makes the trips
    /// @param most how many questions go together at most
    /// @param trip answers in the order of the questions
    Batcher(String name, int most, Function<List<Q>, List<A>> trip) {
        this.name = name;
        this.most = most;
        this.trip = trip;
    }

    /// Asks and waits.
    ///
    /// @return empty when the trip failed, for whichever reason: then each asks by itself, so that one bad question
    /// spoils nobody else's
    Optional<A> ask(Q question) {
        Asked<Q, A> asked = new Asked<>(question, new CompletableFuture<>());
        lock.lock();
        try {
            waiting.add(asked);
            if (underWay < MOST_UNDER_WAY) {
                underWay++;
                Thread.ofVirtual().name(name).start(this::run);
            }
        } finally {
            lock.unlock();
        }
        return asked.answer().join();
    }

    private void run() {
        for (List<Asked<Q, A>> together = next(); !together.isEmpty(); together = next()) {
            List<A> answers = List.of();
            try {
                answers = trip.apply(together.stream().map(Asked::question).toList());
            } catch (RuntimeException | Error e) {
                // Each finds out for itself, and says so.
            } finally {
                for (int i = 0; i < together.size(); i++) {
                    together.get(i)
                            .answer()
                            .complete(i < answers.size() ? Optional.of(answers.get(i)) : Optional.empty());
                }
            }
        }
    }

    private List<Asked<Q, A>> next() {
        lock.lock();
        try {
            List<Asked<Q, A>> together = new ArrayList<>();
            while (together.size() < most && !waiting.isEmpty()) {
                together.add(waiting.remove());
            }
            if (together.isEmpty()) {
                underWay--;
            }
            return together;
        } finally {
            lock.unlock();
        }
    }
}

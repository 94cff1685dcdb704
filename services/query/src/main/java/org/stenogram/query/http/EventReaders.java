package org.stenogram.query.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.sse.Event;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Provider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.eventfeed.FeedCursor;
import org.stenogram.eventfeed.FeedFilter;
import org.stenogram.eventfeed.FeedLog;
import org.stenogram.eventfeed.postgres.FeedTail;
import org.stenogram.query.events.Ending;
import org.stenogram.query.events.Follower;
import org.stenogram.query.events.Pace;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.wiring.QuerySettings;

/// All who follow the archive over this server: a thread each, which costs little, and a number that has an end. Made
/// at
/// the start, so that its metrics are there before the first reader; the feed begins with him.
@Context
@Requires(property = "stenogram.query.enabled", value = "true")
final class EventReaders {

    private static final Logger LOG = LoggerFactory.getLogger(EventReaders.class);

    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final FeedLog log;
    private final Provider<FeedTail> tail;
    private final Pace pace;
    private final int most;
    private final MeterRegistry meters;

    EventReaders(FeedLog log, Provider<FeedTail> tail, QuerySettings settings, MeterRegistry meters) {
        this.log = log;
        this.tail = tail;
        this.pace = new Pace(settings.eventHeartbeat(), settings.eventPatience());
        this.most = settings.eventReaders();
        this.meters = meters;
        Gauge.builder("stenogram.query.event.readers", followers, Set::size)
                .description("Connections that follow the event feed")
                .register(meters);
        for (Ending ending : Ending.values()) {
            endings(ending);
        }
    }

    /// A stream for one more reader, which begins when the server subscribes to it.
    ///
    /// @param position after which it begins
    /// @throws ProblemException when there are as many as there may be
    Publisher<Event<String>> stream(FeedFilter filter, long position) {
        if (followers.size() >= most) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_READERS,
                    "%d readers follow the feed, as many as may. Try again shortly, or have the limit raised (setting stenogram.query.event-readers)."
                            .formatted(most));
        }
        FeedCursor cursor = new FeedCursor(log, tail.get().window(), filter, position);
        return new EventStream(stream -> follow(cursor, stream), this::ended);
    }

    private void follow(FeedCursor cursor, EventStream stream) {
        Follower follower = new Follower(cursor, stream, pace);
        followers.add(follower);
        Thread.ofVirtual().name("query-event-reader").start(() -> {
            try {
                follower.run();
            } finally {
                followers.remove(follower);
            }
        });
    }

    private void ended(Ending ending) {
        endings(ending).increment();
        LOG.atInfo().addKeyValue("outcome", ending.code()).log("a reader of the event feed is gone");
    }

    private Counter endings(Ending ending) {
        return meters.counter("stenogram.query.event.ended", "reason", ending.code());
    }

    @PreDestroy
    void stop() {
        followers.forEach(Follower::stop);
    }
}

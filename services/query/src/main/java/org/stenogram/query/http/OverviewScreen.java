package org.stenogram.query.http;

import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.stenogram.query.icu.Messages;
import org.stenogram.query.pages.Visitor;

/// One browser that shows the overview. It gets the newest state when its connection has room for it, and never an
/// older one: what came meanwhile is part of the next.
final class OverviewScreen implements Publisher<Event<String>>, Subscription {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Visitor visitor;
    private final Messages language;
    private final Consumer<OverviewScreen> onOpen;
    private final Consumer<OverviewScreen> onEnd;
    private final long openedAt = System.nanoTime();
    private final AtomicLong room = new AtomicLong();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private volatile @Nullable Subscriber<? super Event<String>> subscriber;

    OverviewScreen(
            Visitor visitor, Messages language, Consumer<OverviewScreen> onOpen, Consumer<OverviewScreen> onEnd) {
        this.visitor = visitor;
        this.language = language;
        this.onOpen = onOpen;
        this.onEnd = onEnd;
    }

    Visitor visitor() {
        return visitor;
    }

    Messages language() {
        return language;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - openedAt);
    }

    /// Sends what the overview looks like now.
    ///
    /// @param html of the part of the page that changes
    void show(String html) {
        Subscriber<? super Event<String>> ours = subscriber;
        if (ours != null && !isOver.get() && room.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            ours.onNext(Event.of(html).retry(RETRY));
        }
    }

    /// Ends the connection; the browser opens another.
    void end() {
        Subscriber<? super Event<String>> ours = subscriber;
        if (shut() && ours != null) {
            ours.onComplete();
        }
    }

    @Override
    public void subscribe(Subscriber<? super Event<String>> newcomer) {
        // Known before it can be cancelled, shown nothing before it was told that it is subscribed.
        onOpen.accept(this);
        newcomer.onSubscribe(this);
        subscriber = newcomer;
    }

    @Override
    public void request(long more) {
        room.updateAndGet(left -> left + more < 0 ? Long.MAX_VALUE : left + more);
    }

    @Override
    public void cancel() {
        shut();
    }

    private boolean shut() {
        boolean isFirst = isOver.compareAndSet(false, true);
        if (isFirst) {
            onEnd.accept(this);
        }
        return isFirst;
    }
}

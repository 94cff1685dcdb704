package org.stenogram.query.http;

import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.eventfeed.FeedEvent;
import org.stenogram.query.events.Ending;
import org.stenogram.query.events.Outlet;

/// One connection of server-sent events: what the server asks for, and no more, is sent.
///
/// Every event is a plain message, so that one listener gets them all; its `type` says what it is. A heartbeat has an
/// `id` and no data: it moves the client's last event id, and no listener hears of it.
final class EventStream implements Publisher<Event<String>>, Subscription, Outlet {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Consumer<EventStream> onSubscribe;
    private final Consumer<Ending> onEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Subscriber<? super Event<String>> subscriber;
    private long room;
    private boolean open = true;
    private boolean greeted;

    /// @param onSubscribe sets the sending going
    /// @param onEnd hears once why it ended
    EventStream(Consumer<EventStream> onSubscribe, Consumer<Ending> onEnd) {
        this.onSubscribe = onSubscribe;
        this.onEnd = onEnd;
    }

    @Override
    public void subscribe(Subscriber<? super Event<String>> newcomer) {
        subscriber = newcomer;
        newcomer.onSubscribe(this);
        onSubscribe.accept(this);
    }

    @Override
    public void request(long more) {
        lock.lock();
        try {
            room = room + more < 0 ? Long.MAX_VALUE : room + more;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        shut(Ending.LEFT);
    }

    @Override
    public boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitRoom(Duration wait) throws InterruptedException {
        long left = wait.toNanos();
        lock.lock();
        try {
            while (open && room == 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            return room > 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void event(FeedEvent event) {
        send(Event.of(event.cloudEvent()).id(Long.toString(event.position())));
    }

    @Override
    public void alive(long position) {
        Event<String> message = Event.of("").id(Long.toString(position));
        if (greeted) {
            send(message.comment("alive"));
        } else {
            greeted = true;
            send(message.comment("stenogram events").retry(RETRY));
        }
    }

    @Override
    public void close(Ending ending) {
        send(Event.of(EventJson.write(Map.of("reason", ending.code(), "detail", ending.words())))
                .name("closing"));
        Subscriber<? super Event<String>> ours = subscriber;
        if (shut(ending) && ours != null) {
            ours.onComplete();
        }
    }

    @Override
    public void cut(Ending ending) {
        Subscriber<? super Event<String>> ours = subscriber;
        if (shut(ending) && ours != null) {
            ours.onError(new IllegalStateException(ending.words()));
        }
    }

    private void send(Event<String> message) {
        lock.lock();
        try {
            if (!open) {
                return;
            }
            room--;
        } finally {
            lock.unlock();
        }
        Subscriber<? super Event<String>> ours = subscriber;
        if (ours != null) {
            ours.onNext(message);
        }
    }

    /// Whether it was open until now.
    private boolean shut(Ending ending) {
        lock.lock();
        try {
            if (!open) {
                return false;
            }
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onEnd.accept(ending);
        return true;
    }
}

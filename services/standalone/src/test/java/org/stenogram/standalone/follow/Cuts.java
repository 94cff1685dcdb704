package org.stenogram.standalone.follow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.stenogram.standalone.Eventually;
import org.stenogram.standalone.follow.HookReceiver.Mood;

/// What is cut, when, and for how long: as a seed number says, and each kind at least once when there are as many cuts.
final class Cuts {

    /// What can go wrong between an archive and those who follow it.
    enum Kind {
        /// The stream's connection is reset, maybe in the middle of a message.
        STREAM_RESET,
        /// query is killed.
        QUERY_KILLED,
        /// subscriptions is killed, and its leases are not given back.
        SUBSCRIPTIONS_KILLED,
        /// subscriptions is told to stop.
        SUBSCRIPTIONS_STOPPED,
        /// storage is killed between the archive and the topics.
        STORAGE_KILLED,
        /// The database hangs up on all services.
        DATABASE_HANGS_UP,
        RECEIVER_ANSWERS_500,
        RECEIVER_ANSWERS_429,
        /// It keeps what it gets and answers too late.
        RECEIVER_TIMES_OUT,
        /// It keeps what it gets and dies before it answers.
        RECEIVER_DIES,
        RECEIVER_VANISHES,
        /// A consumer handles some events and ends before it commits them.
        CONSUMER_CRASHES
    }

    private static final int LONGEST_PAUSE_MILLIS = 1000;
    private static final int LONGEST_CUT_MILLIS = 1000;
    private static final int MOST_BYTES = 5000;
    private static final int MOST_EVENTS = 20;

    private final Services services;
    private final Wire wire;
    private final HookReceiver receiver;
    private final TopicReader consumer;
    private final Random random;
    private final List<Kind> kinds = new ArrayList<>();
    private final Stopwatch watch = new Stopwatch();
    private final Map<Kind, Integer> made = new EnumMap<>(Kind.class);

    Cuts(Services services, Wire wire, HookReceiver receiver, TopicReader consumer, int count, long seed) {
        this.services = services;
        this.wire = wire;
        this.receiver = receiver;
        this.consumer = consumer;
        this.random = new Random(seed);
        for (int cut = 0; cut < count; cut++) {
            kinds.add(Kind.values()[cut % Kind.values().length]);
        }
        Collections.shuffle(kinds, random);
    }

    /// Cuts once more, and leaves all whole or on its way to be.
    ///
    /// @param arrival lets one more document arrive, for a cut that needs something to meet
    void make(Runnable arrival) throws InterruptedException {
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        Kind kind = kinds.removeFirst();
        String at = watch.toString();
        make(kind, arrival);
        made.merge(kind, 1, Integer::sum);
        System.out.printf(
                "cut %d from %s to %s: %s%n",
                made.values().stream().mapToInt(each -> each).sum(), at, watch, kind);
    }

    /// How many of each kind were made.
    Map<Kind, Integer> made() {
        return Collections.unmodifiableMap(made);
    }

    private void make(Kind kind, Runnable arrival) throws InterruptedException {
        switch (kind) {
            case STREAM_RESET -> wire.cutAfter(random.nextInt(MOST_BYTES));
            case QUERY_KILLED -> kill(services.query());
            case SUBSCRIPTIONS_KILLED -> kill(services.subscriptions());
            case SUBSCRIPTIONS_STOPPED -> {
                up(services.subscriptions());
                services.subscriptions().stop();
                again(services.subscriptions());
            }
            case STORAGE_KILLED -> kill(services.storage());
            case DATABASE_HANGS_UP -> services.hangUp();
            case RECEIVER_ANSWERS_500 -> mood(Mood.FAILS, arrival);
            case RECEIVER_ANSWERS_429 -> mood(Mood.BUSY, arrival);
            case RECEIVER_TIMES_OUT -> mood(Mood.SLOW, arrival);
            case RECEIVER_DIES -> mood(Mood.DIES, arrival);
            case RECEIVER_VANISHES -> {
                receiver.disappear();
                pause();
                receiver.comeBack();
            }
            case CONSUMER_CRASHES -> consumer.crashAfter(random.nextInt(MOST_EVENTS));
        }
    }

    private void kill(ServiceProcess service) throws InterruptedException {
        up(service);
        service.kill();
        again(service);
    }

    /// Most are hit at work, some while they start.
    private void up(ServiceProcess service) {
        if (random.nextInt(4) > 0) {
            service.awaitReady();
        }
    }

    /// It is started and not waited for: the next cut may hit it while it starts.
    private void again(ServiceProcess service) throws InterruptedException {
        pause();
        service.start();
    }

    private void mood(Mood mood, Runnable arrival) throws InterruptedException {
        int before = receiver.answers(mood);
        receiver.mood(mood);
        pause();
        // A mood that nobody met would be none, and all that was told so far may be delivered.
        arrival.run();
        Eventually.get(() -> receiver.answers(mood), answers -> answers > before);
        receiver.mood(Mood.TAKES);
    }

    private void pause() throws InterruptedException {
        Thread.sleep(random.nextInt(LONGEST_CUT_MILLIS));
    }
}

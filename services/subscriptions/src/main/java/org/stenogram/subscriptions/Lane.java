package org.stenogram.subscriptions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.eventfeed.FeedAwayException;
import org.stenogram.eventfeed.FeedEvent;
import org.stenogram.subscriptions.Ledger.After;
import org.stenogram.subscriptions.Subscription.Failing;
import org.stenogram.subscriptions.deliveries.Answer;
import org.stenogram.subscriptions.deliveries.Attempt;
import org.stenogram.subscriptions.deliveries.Kind;
import org.stenogram.subscriptions.deliveries.Outcome;
import org.stenogram.subscriptions.deliveries.Parcel;
import org.stenogram.subscriptions.deliveries.Schedule;

/// The sending of one subscription, in a thread of its own: one message at a time, in the order of the feed, each
/// until the receiver has it. Nothing is passed over, and no other lane waits for this one.
///
/// What it is to do it asks the ledger before each message, or hears with the line of the message before, so that a
/// pause, another target or another process's lease count from the next message on.
final class Lane implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /// Longest wait for events without a look for a wake-up.
    private static final Duration SLICE = Duration.ofMillis(500);
    /// Longest time without asking the ledger.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final String GONE = "The receiver answered 410: it wants no more.";

    private final UUID id;
    private final Desk desk;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean isStopped;

    /// Told by the ledger with the last line, and good for the very next step.
    private @Nullable Duty told;
    private long revision = -1;
    private @Nullable Reading live;
    private @Nullable Reading again;
    private long redelivery = -1;
    private boolean isAway;

    /// What all lanes of a process share.
    ///
    /// @param redeliveryTries how often an event of a redelivery is tried
    record Desk(
            Ledger ledger,
            Courier courier,
            SubscriptionFeed feed,
            Schedule schedule,
            int redeliveryTries,
            AttemptWatch watch,
            Clock clock) {}

    Lane(UUID id, Desk desk) {
        this.id = id;
        this.desk = desk;
    }

    /// Something changed; look now.
    void wake() {
        wakes.release();
    }

    /// Ends it after the message that is under way.
    void stop() {
        isStopped = true;
        wake();
    }

    @Override
    public void run() {
        try {
            while (!isStopped) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        try {
            boolean isAwoken = wakes.drainPermits() > 0;
            Optional<Duty> duty = isAwoken || told == null ? desk.ledger().duty(id) : Optional.of(told);
            told = null;
            if (duty.isEmpty()) {
                isStopped = true;
                return;
            }
            work(duty.get());
            isAway = false;
        } catch (LedgerAwayException | FeedAwayException e) {
            if (!isAway) {
                LOG.atWarn()
                        .addKeyValue("subscriptionId", id)
                        .addKeyValue("fault", e.getMessage())
                        .log("waits");
            }
            isAway = true;
            sleep(AWAY);
        }
    }

    private void work(Duty duty) throws InterruptedException {
        Subscription subscription = duty.subscription();
        if (revision != subscription.revision() || live == null) {
            revision = subscription.revision();
            live = new Reading(desk.feed()
                    .after(subscription.position(), subscription.interest().filter()));
            again = null;
            redelivery = -1;
        }
        Instant now = desk.clock().instant();
        Instant until = now.plus(LOOK_AGAIN);
        Redelivery wanted = duty.redelivery();
        if (wanted != null) {
            if (wanted.nextTryAt() == null || !now.isBefore(wanted.nextTryAt())) {
                redeliver(duty, wanted);
                until = now;
            } else {
                until = earlier(until, wanted.nextTryAt());
            }
        }
        Failing failing = subscription.failing();
        if (failing != null && now.isBefore(failing.nextTryAt())) {
            sleep(Duration.between(desk.clock().instant(), earlier(until, failing.nextTryAt())));
        } else {
            follow(duty, live, until);
        }
    }

    /// Sends the next event, or waits for one as long as nothing else is to be done.
    private void follow(Duty duty, Reading reading, Instant until) throws InterruptedException {
        Subscription subscription = duty.subscription();
        Optional<FeedEvent> next = reading.next(Duration.ZERO);
        boolean hasWaited = next.isEmpty();
        while (next.isEmpty()
                && !isStopped
                && wakes.availablePermits() == 0
                && desk.clock().instant().isBefore(until)) {
            next = reading.next(SLICE);
        }
        if (isStopped || next.isEmpty()) {
            if (reading.position() > subscription.position()) {
                desk.ledger().reached(subscription, reading.position());
            }
            return;
        }
        if (hasWaited) {
            // What was asked before the wait may be old: ask again, then send.
            return;
        }
        Instant at = desk.clock().instant();
        Answer answer = send(duty, next.get(), at);
        int tries = subscription.tries() + 1;
        Instant now = desk.clock().instant();
        Failing failing = subscription.failing();
        Instant since = failing == null ? at : failing.since();
        if (answer.isTaken()) {
            reading.done();
            record(duty, next.get(), tries, at, answer, Outcome.DELIVERED, new After.Done(reading.position()));
        } else if (answer.isGone()) {
            record(duty, next.get(), tries, at, answer, Outcome.GONE, new After.Disabled(GONE));
        } else if (desk.schedule().isOver(since, now)) {
            String reason = "The event at position %d could not be delivered since %s; the last fault: %s."
                    .formatted(next.get().position(), since, words(answer));
            record(duty, next.get(), tries, at, answer, Outcome.FAILED, new After.Disabled(reason));
        } else {
            Instant nextTry = desk.schedule().next(answer, tries, now, ThreadLocalRandom.current());
            record(
                    duty,
                    next.get(),
                    tries,
                    at,
                    answer,
                    Outcome.FAILED,
                    new After.Again(new Failing(tries, since, nextTry)));
        }
    }

    private void record(Duty duty, FeedEvent event, int number, Instant at, Answer answer, Outcome outcome, After after)
            throws InterruptedException {
        Attempt attempt = attempt(Kind.EVENT, event, number, at, answer, outcome, after);
        write(
                () -> told = desk.ledger()
                        .recordEvent(duty.subscription(), attempt, after)
                        .orElse(null),
                attempt);
        if (after instanceof After.Disabled(String reason)) {
            LOG.atWarn()
                    .addKeyValue("subscriptionId", id)
                    .addKeyValue("outcome", outcome.code())
                    .addKeyValue("cause", reason)
                    .log("subscription disabled");
        }
    }

    private void redeliver(Duty duty, Redelivery wanted) throws InterruptedException {
        if (redelivery != wanted.id() || again == null) {
            redelivery = wanted.id();
            again = new Reading(desk.feed()
                    .after(wanted.position(), duty.subscription().interest().filter()));
        }
        Reading reading = again;
        Optional<FeedEvent> next = reading.next(Duration.ZERO);
        if (next.isEmpty() && reading.position() < wanted.through()) {
            return;
        }
        if (next.isEmpty() || next.get().position() > wanted.through()) {
            desk.ledger().finished(wanted);
            return;
        }
        Instant at = desk.clock().instant();
        Answer answer = send(duty, next.get(), at);
        int tries = wanted.tries() + 1;
        Outcome outcome;
        After after;
        if (answer.isTaken() || (!answer.isGone() && tries >= desk.redeliveryTries())) {
            outcome = answer.isTaken() ? Outcome.DELIVERED : Outcome.GIVEN_UP;
            after = new After.Done(next.get().position());
            reading.done();
        } else if (answer.isGone()) {
            outcome = Outcome.GONE;
            after = new After.Disabled(GONE);
        } else {
            outcome = Outcome.FAILED;
            Instant nextTry = desk.schedule().next(answer, tries, desk.clock().instant(), ThreadLocalRandom.current());
            after = new After.Again(new Failing(tries, at, nextTry));
        }
        Attempt attempt = attempt(Kind.REDELIVERY, next.get(), tries, at, answer, outcome, after);
        write(() -> desk.ledger().recordRedelivery(duty.subscription(), wanted, attempt, after), attempt);
    }

    private Answer send(Duty duty, FeedEvent event, Instant at) {
        return desk.courier()
                .send(Parcel.sign(
                        duty.subscription().target(), event.id().toString(), event.cloudEvent(), duty.secrets(), at));
    }

    /// Once something was sent, its line is not given up: who does not write it down sends it again.
    private void write(Runnable line, Attempt attempt) throws InterruptedException {
        desk.watch().saw(attempt);
        while (true) {
            try {
                line.run();
                return;
            } catch (LedgerAwayException e) {
                if (isStopped) {
                    throw e;
                }
                sleep(AWAY);
            }
        }
    }

    private static Attempt attempt(
            Kind kind, FeedEvent event, int number, Instant at, Answer answer, Outcome outcome, After after) {
        Instant nextTry = after instanceof After.Again(Failing failing) ? failing.nextTryAt() : null;
        Attempt.Sent sent =
                new Attempt.Sent(event.id(), event.type().cloudEventType(), event.subject(), event.position());
        return new Attempt(kind, sent, number, at, answer, outcome, nextTry);
    }

    private void sleep(Duration wait) throws InterruptedException {
        if (wait.isPositive() && !isStopped) {
            wakes.tryAcquire(wait.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String words(Answer answer) {
        return answer.status() == null ? String.valueOf(answer.fault()) : "status " + answer.status();
    }
}

package org.stenogram.subscriptions.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.stenogram.subscriptions.AttemptWatch;
import org.stenogram.subscriptions.deliveries.Attempt;
import org.stenogram.subscriptions.deliveries.Outcome;

/// The metrics of this service; its README lists them.
final class SubscriptionsMetrics implements AttemptWatch {

    /// Sendings and how long they took; tag `outcome` is `delivered`, `failed`, `given-up` or `gone`.
    static final String ATTEMPT = "stenogram.subscriptions.attempt";
    /// Subscriptions that this process sends.
    static final String LANES = "stenogram.subscriptions.lanes";

    private final Map<Outcome, Timer> attempts = new EnumMap<>(Outcome.class);
    private final MeterRegistry meters;

    /// Registers every metric of sendings, so that each is there from the start.
    SubscriptionsMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (Outcome outcome : Outcome.values()) {
            attempts.put(
                    outcome,
                    Timer.builder(ATTEMPT)
                            .description("Sendings and how long they took")
                            .tag("outcome", outcome.code())
                            .register(meters));
        }
    }

    void lanes(IntSupplier count) {
        Gauge.builder(LANES, count, IntSupplier::getAsInt)
                .description("Subscriptions that this process sends")
                .strongReference(true)
                .register(meters);
    }

    @Override
    public void saw(Attempt attempt) {
        Timer timer = attempts.get(attempt.outcome());
        if (timer != null) {
            timer.record(attempt.answer().took());
        }
    }
}

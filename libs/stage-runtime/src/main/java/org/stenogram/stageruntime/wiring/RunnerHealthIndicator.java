package org.stenogram.stageruntime.wiring;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;

/// Ready when every runner is at work; names what is away otherwise.
@Singleton
@Readiness
final class RunnerHealthIndicator implements HealthIndicator {

    private final List<Runner> runners;

    RunnerHealthIndicator(List<Runner> runners) {
        this.runners = List.copyOf(runners);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, String> details = new TreeMap<>();
        boolean ready = true;
        for (Runner runner : runners) {
            RunnerHealth health = runner.health();
            ready &= health instanceof RunnerHealth.Serving;
            // Two runners may work for one service.
            details.merge(runner.name(), words(health), (one, other) -> one.equals(other) ? one : one + "; " + other);
        }
        return Publishers.just(HealthResult.builder("stages", ready ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details)
                .build());
    }

    private static String words(RunnerHealth health) {
        return switch (health) {
            case RunnerHealth.Starting() -> "starting";
            case RunnerHealth.Serving() -> "serving";
            case RunnerHealth.Waiting(String away, var since) -> "waiting since %s for %s".formatted(since, away);
            case RunnerHealth.Stopped() -> "stopped";
            case RunnerHealth.Broken(String reason) -> "broken: " + reason;
        };
    }
}

package org.stenogram.stageruntime.wiring;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;

/// Alive unless a runner is broken: whoever runs the process then starts it again. A part of the world that is away
/// is no reason to, for a new process would wait for it just the same.
@Singleton
@Liveness
final class RunnerLivenessIndicator implements HealthIndicator {

    private final List<Runner> runners;

    RunnerLivenessIndicator(List<Runner> runners) {
        this.runners = List.copyOf(runners);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, String> broken = new TreeMap<>();
        for (Runner runner : runners) {
            if (runner.health() instanceof RunnerHealth.Broken(String reason)) {
                broken.put(runner.name(), reason);
            }
        }
        return Publishers.just(HealthResult.builder("runners", broken.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN)
                .details(broken)
                .build());
    }
}

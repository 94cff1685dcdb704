package org.stenogram.stageruntime.wiring;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.List;
import org.stenogram.stageruntime.Runner;

/// Starts every runner with the process, and closes it with the process, the last first.
@Context
final class RunnerLife {

    private final List<Runner> runners;

    RunnerLife(List<Runner> runners) {
        this.runners = List.copyOf(runners);
    }

    @PostConstruct
    void start() {
        runners.forEach(Runner::start);
    }

    @PreDestroy
    void close() {
        runners.reversed().forEach(Runner::close);
    }
}

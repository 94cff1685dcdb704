package org.stenogram.stageruntime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;

/// Runs a stage: reads its topics, lets it decide, publishes, commits. Records of one key go in order,
/// different keys at once.
///
/// @param <E> the events that travel
public final class StageRunner<E> implements Runner {

    private final StageDefinition<E, ? extends E> definition;

    /// Connects to nothing yet; see [#start()].
    public StageRunner(
            StageDefinition<E, ? extends E> definition,
            KafkaConnection connection,
            StageSettings settings,
            MeterRegistry meters) {
        this.definition = definition;
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public void start() {
        throw new UnsupportedOperationException("comes with the next commits");
    }

    @Override
    public RunnerHealth health() {
        return new RunnerHealth.Starting();
    }

    @Override
    public void close() {}
}

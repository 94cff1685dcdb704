package org.stenogram.stageruntime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;

/// Runs a sink: reads its topics from where the sink says, and hands it batch after batch.
///
/// @param <E> the events that travel
public final class SinkRunner<E> implements Runner {

    private final SinkDefinition<E> definition;

    /// Connects to nothing yet; see [#start()].
    public SinkRunner(
            SinkDefinition<E> definition, KafkaConnection connection, StageSettings settings, MeterRegistry meters) {
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

package org.stenogram.stageruntime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.stageruntime.flow.Workers;
import org.stenogram.stageruntime.flow.WorldWatch;

/// Runs a sink: reads its topics from where the sink says, and hands it batch after batch.
///
/// @param <E> the events that travel
public final class SinkRunner<E> implements Runner {

    private final String name;
    private final Workers workers;
    private final RunnerLoop loop;

    /// Connects to nothing yet; see [#start()].
    ///
    /// @throws org.stenogram.stageruntime.BadSettingException when Kafka refuses the client settings
    public SinkRunner(
            SinkDefinition<E> definition, KafkaConnection connection, StageSettings settings, MeterRegistry meters) {
        ClientSettings.checkConsumer(connection, settings);
        this.name = definition.name();
        this.workers = new Workers(name, settings.parallelism());
        WorldWatch watch = new WorldWatch();
        RunnerLog log = new RunnerLog(name);
        SinkParts parts = new SinkParts(settings, workers, watch, new RunnerMetrics(meters, name), log);
        this.loop = new RunnerLoop(name, () -> new SinkSession(definition, connection, parts), settings, watch, log);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public RunnerHealth health() {
        return loop.health();
    }

    @Override
    public void close() {
        loop.close();
        workers.close();
    }
}

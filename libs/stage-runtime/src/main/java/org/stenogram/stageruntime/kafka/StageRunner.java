package org.stenogram.stageruntime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.stageruntime.flow.Workers;
import org.stenogram.stageruntime.flow.WorldWatch;

/// Runs a stage: reads its topics, lets it decide, publishes, commits. Records of one key go in order,
/// different keys at once.
///
/// At least once: an offset is committed when all that lies before it is published, so a crash brings records
/// again, and their events again with the same event ids. A fault of the world is waited out; a document's
/// fault uses up one of three attempts and then becomes an event of its own. What happens when is a table in
/// this module's README.
///
/// @param <E> the events that travel
public final class StageRunner<E> implements Runner {

    private final String name;
    private final Workers workers;
    private final RecordPublisher publisher;
    private final RunnerLoop loop;

    /// Connects to nothing yet; see [#start()].
    ///
    /// @throws org.stenogram.stageruntime.BadSettingException when Kafka refuses the client settings
    public StageRunner(
            StageDefinition<E, ? extends E> definition,
            KafkaConnection connection,
            StageSettings settings,
            MeterRegistry meters) {
        ClientSettings.checkConsumer(connection, settings);
        this.name = definition.name();
        this.workers = new Workers(name, settings.parallelism());
        this.publisher = new RecordPublisher(connection);
        WorldWatch watch = new WorldWatch();
        RunnerLog log = new RunnerLog(name);
        StageParts parts = new StageParts(
                new StageCall<>(definition), settings, workers, publisher, watch, new RunnerMetrics(meters, name), log);
        this.loop = new RunnerLoop(name, () -> new StageSession(definition, connection, parts), settings, watch, log);
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
        publisher.close();
    }
}

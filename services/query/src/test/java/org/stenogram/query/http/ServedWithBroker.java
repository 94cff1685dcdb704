package org.stenogram.query.http;

import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.testkit.KafkaBroker;

/// The same with a broker, for what query asks of the pipeline.
abstract class ServedWithBroker extends ServedArchive {

    @RegisterExtension
    final KafkaBroker broker = new KafkaBroker();

    private final String topic;

    /// @param topic that query writes to
    ServedWithBroker(String topic) {
        this.topic = topic;
    }

    @Override
    KafkaConnection kafka() throws Exception {
        broker.createTopics(topic);
        return new KafkaConnection(broker.bootstrapServers(), broker.topicPrefix(), Map.of());
    }
}

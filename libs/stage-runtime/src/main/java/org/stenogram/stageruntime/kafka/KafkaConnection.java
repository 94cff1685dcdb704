package org.stenogram.stageruntime.kafka;

import java.util.Map;
import java.util.TreeMap;
import org.stenogram.stageruntime.BadSettingException;

/// Where Kafka is, and what stands before the names of its topics and groups.
///
/// @param bootstrapServers `host:port`, several parted by commas
/// @param topicPrefix put before every topic and group, empty for none
/// @param properties client settings for consumers, producers and admins, such as `security.protocol`; they win
/// over the runtime's own, except where its promise to lose nothing rests on one
public record KafkaConnection(String bootstrapServers, String topicPrefix, Map<String, String> properties) {

    /// Refuses an empty address.
    public KafkaConnection {
        if (bootstrapServers.isBlank()) {
            throw new BadSettingException("stenogram.kafka.bootstrap-servers", "name at least one host:port", "empty");
        }
        properties = Map.copyOf(properties);
    }

    /// The topic's name in this cluster.
    public String topic(String name) {
        return topicPrefix + name;
    }

    /// The consumer group of a stage in this cluster.
    public String group(String stage) {
        return topicPrefix + stage;
    }

    /// Settings for a client that is neither consumer nor producer of a runner, such as an `Admin`.
    public Map<String, Object> clientProperties() {
        Map<String, Object> all = new TreeMap<>(properties);
        all.put("bootstrap.servers", bootstrapServers);
        return all;
    }
}

package org.stenogram.stageruntime.kafka;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.stenogram.stageruntime.BadSettingException;

/// Where Kafka is, and what stands before the names of its topics and groups.
///
/// @param bootstrapServers `host:port`, several parted by commas
/// @param topicPrefix put before every topic and group, empty for none
/// @param properties client settings for consumers, producers and admins, such as `security.protocol`; they win
/// over the runtime's own, except where its promise to lose nothing rests on one
public record KafkaConnection(String bootstrapServers, String topicPrefix, Map<String, String> properties) {

    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:,/]+):\\d{1,5}");
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    /// Refuses what cannot be an address or the beginning of a topic's name.
    public KafkaConnection {
        for (String address : bootstrapServers.split(",", -1)) {
            if (!ADDRESS.matcher(address.strip()).matches()) {
                throw new BadSettingException(
                        "stenogram.kafka.bootstrap-servers",
                        "be host:port, several parted by commas",
                        bootstrapServers.isBlank() ? "empty" : bootstrapServers);
            }
        }
        if (!PREFIX.matcher(topicPrefix).matches()) {
            throw new BadSettingException(
                    "stenogram.kafka.topic-prefix",
                    "be at most 100 letters, digits, dots, hyphens and underscores",
                    topicPrefix);
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

package org.stenogram.standalone.wiring;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stenogram.embedded.EmbeddedDatabase;

/// What a standalone is told, and what it tells its services: where the servers in this process are.
///
/// @param bucket the bucket's folder; people drop files into its `inbox`
/// @param port on loopback; 0 takes a free one
/// @param overrides settings of the services by property name, over their defaults and the environment
public record StandaloneSettings(Path bucket, int port, Map<String, Object> overrides) {

    /// The services, in the order of the flow.
    public static final List<String> SERVICES =
            List.of("ingest", "ocr-cleanup", "speaker-segmentation", "storage", "query", "subscriptions");

    /// There is no sign-in: nobody but this machine may ask.
    static final String HOST = "127.0.0.1";

    /// Checks the port and copies the map.
    public StandaloneSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, was " + port);
        }
        overrides = Map.copyOf(overrides);
    }

    /// Asks before the servers start, so that the answer comes at once.
    void requireFreePort() throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(HOST, port));
        } catch (IOException e) {
            throw portTaken(port, e);
        }
    }

    static IOException portTaken(int port, Exception cause) {
        return new IOException(
                "port %d cannot be used (%s): another program has it. Name another with --port, or 0 for a free one."
                        .formatted(port, cause.getMessage()),
                cause);
    }

    Map<String, Object> properties(String jdbcUrl, String bootstrapServers) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.host", HOST);
        properties.put("micronaut.server.port", port == 0 ? -1 : port);
        properties.put("stenogram.kafka.bootstrap-servers", bootstrapServers);
        properties.put("stenogram.bucket.folder", bucket.toString());
        role(properties, "storage", EmbeddedDatabase.OWNER, jdbcUrl);
        role(properties, "query", EmbeddedDatabase.QUERY, jdbcUrl);
        role(properties, "subscriptions", EmbeddedDatabase.SUBSCRIPTIONS, jdbcUrl);
        role(properties, "ingest", EmbeddedDatabase.INGEST, jdbcUrl);
        properties.putAll(overrides);
        return properties;
    }

    private static void role(Map<String, Object> properties, String service, String role, String jdbcUrl) {
        properties.put("stenogram.%s.jdbc-url".formatted(service), jdbcUrl);
        properties.put("stenogram.%s.user".formatted(service), role);
        properties.put("stenogram.%s.password".formatted(service), "");
    }
}

package org.stenogram.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/// A real Apache Kafka broker in this process: one KRaft node that is broker and controller, reachable on loopback
/// only.
///
/// Data survives in its folder; the port is new at each start unless one is asked for.
public final class EmbeddedBroker implements AutoCloseable {

    private static final int NODE = 1;
    private static final int ATTEMPTS = 3;
    private static final String CLUSTER_FILE = "cluster.id";

    private static final String MECHANISM = "SCRAM-SHA-256";

    private final KafkaRaftServer server;
    private final String bootstrapServers;
    private final String securedServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers, String securedServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
        this.securedServers = securedServers;
    }

    /// Starts a broker on a folder, formatting it first when it is new.
    ///
    /// @throws IOException when the folder cannot be used or no port is free
    public static EmbeddedBroker start(Path folder) throws IOException {
        return start(folder, 0);
    }

    /// The same on a port, such as the one that a broker on this folder had before; 0 for any that is free.
    ///
    /// @throws IOException when the folder cannot be used or the port is taken
    public static EmbeddedBroker start(Path folder, int wanted) throws IOException {
        return start(folder, wanted, null);
    }

    /// How a listener is secured.
    ///
    /// @param passwords by user
    /// @param keys a PKCS12 file with the broker's key and certificate
    /// @param keysPassword of that file
    public record Security(Map<String, String> passwords, Path keys, String keysPassword) {

        /// Copies the passwords.
        public Security {
            passwords = Map.copyOf(passwords);
        }
    }

    /// The same with a second listener beside the first, where clients come over TLS, sign in by SCRAM-SHA-256 or PLAIN
    /// and may
    /// do what access control lists allow them. The first stays as it is, for whoever sets those up.
    ///
    /// @throws IOException when the folder cannot be used or no port is free
    public static EmbeddedBroker startSecured(Path folder, Security security) throws IOException {
        return start(folder, 0, security);
    }

    private static EmbeddedBroker start(Path folder, int wanted, @Nullable Security security) throws IOException {
        Files.createDirectories(folder);
        Path log = folder.resolve("log");
        format(log, clusterId(folder), security == null ? Map.of() : security.passwords());
        for (int attempt = 1; ; attempt++) {
            try {
                return startOn(log, wanted, security);
            } catch (RuntimeException e) {
                // A port that was free a moment ago may be somebody's by now.
                if (wanted != 0 || attempt == ATTEMPTS) {
                    throw new IOException("Kafka did not start on " + folder, e);
                }
            }
        }
    }

    private static EmbeddedBroker startOn(Path log, int wanted, @Nullable Security security) throws IOException {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        int port;
        int controllerPort;
        int securedPort;
        try (ServerSocket first = freePort(wanted);
                ServerSocket second = freePort(0);
                ServerSocket third = freePort(0)) {
            port = first.getLocalPort();
            controllerPort = second.getLocalPort();
            securedPort = third.getLocalPort();
        }
        Map<String, String> settings = settings(log, host, port, controllerPort);
        if (security != null) {
            secure(settings, host, securedPort, security);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        boolean started = false;
        try {
            server.startup();
            started = true;
        } finally {
            if (!started) {
                server.shutdown();
                server.awaitShutdown();
            }
        }
        return new EmbeddedBroker(server, host + ":" + port, security == null ? "" : host + ":" + securedPort);
    }

    /// Where clients connect: `127.0.0.1:49152`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// Where clients connect that sign in; empty unless it was started so.
    public String securedServers() {
        return securedServers;
    }

    /// Stops the broker and waits until its logs are closed.
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static ServerSocket freePort(int wanted) throws IOException {
        return new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress());
    }

    private static String clusterId(Path folder) throws IOException {
        Path file = folder.resolve(CLUSTER_FILE);
        if (!Files.exists(file)) {
            Files.writeString(file, Uuid.randomUuid().toString());
        }
        return Files.readString(file).strip();
    }

    private static void format(Path log, String clusterId, Map<String, String> passwords) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Formatter formatter = new Formatter();
        formatter
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(clusterId)
                .setIgnoreFormatted(true)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(log.toString())
                .setScramArguments(passwords.entrySet().stream()
                        .map(each -> "%s=[name=%s,password=%s]".formatted(MECHANISM, each.getKey(), each.getValue()))
                        .toList())
                .addDirectory(log.toString());
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IOException(
                    "Kafka cannot use the folder %s: %s".formatted(log, said.toString(StandardCharsets.UTF_8)), e);
        }
    }

    private static Map<String, String> settings(Path log, String host, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("node.id", Integer.toString(NODE));
        settings.put("process.roles", "broker,controller");
        settings.put("controller.quorum.voters", "%d@%s:%d".formatted(NODE, host, controllerPort));
        settings.put("listeners", "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(host, port, host, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://%s:%d".formatted(host, port));
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", log.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // One node on one machine: the defaults are for clusters, and the cleaner alone would take 128 MiB.
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("socket.request.max.bytes", Integer.toString(16 << 20));
        return settings;
    }

    private static void secure(Map<String, String> settings, String host, int port, Security security) {
        settings.merge("listeners", "SECURED://%s:%d".formatted(host, port), (all, one) -> all + "," + one);
        settings.merge("advertised.listeners", "SECURED://%s:%d".formatted(host, port), (all, one) -> all + "," + one);
        settings.merge("listener.security.protocol.map", "SECURED:SASL_SSL", (all, one) -> all + "," + one);
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", MECHANISM + ",PLAIN");
        settings.put(
                "listener.name.secured.plain.sasl.jaas.config",
                security.passwords().entrySet().stream()
                        .map(each -> " user_%s=\"%s\"".formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(
                                "", "org.apache.kafka.common.security.plain.PlainLoginModule required", ";")));
        settings.put(
                "listener.name.secured.%s.sasl.jaas.config".formatted(MECHANISM.toLowerCase(Locale.ROOT)),
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("listener.name.secured.ssl.keystore.type", "PKCS12");
        settings.put(
                "listener.name.secured.ssl.keystore.location", security.keys().toString());
        settings.put("listener.name.secured.ssl.keystore.password", security.keysPassword());
        settings.put("listener.name.secured.ssl.key.password", security.keysPassword());
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
    }
}

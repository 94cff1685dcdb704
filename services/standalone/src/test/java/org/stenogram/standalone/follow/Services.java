package org.stenogram.standalone.follow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.stenogram.eventcodec.Topics;
import org.stenogram.query.wiring.QueryApplication;
import org.stenogram.storage.wiring.StorageApplication;
import org.stenogram.subscriptions.wiring.SubscriptionsApplication;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.KafkaBroker;

/// storage, query and subscriptions as processes of their own over one broker and one database.
final class Services implements AutoCloseable {

    static final int SEND_TIMEOUT_MILLIS = 1000;

    private static final String STORAGE_HEAP = "-Xmx384m";

    private static final String HANG_UP = """
            SELECT pg_terminate_backend(pid)
              FROM pg_stat_activity
             WHERE datname = current_database() AND usename LIKE 'stenogram%'
            """;

    private final KafkaBroker kafka;
    private final ArchiveDatabase database;
    private final ServiceProcess storage;
    private final ServiceProcess query;
    private final ServiceProcess subscriptions;

    /// @param jvm options of those who send events out
    /// @param folder for the bucket and the logs
    Services(KafkaBroker kafka, ArchiveDatabase database, List<String> jvm, Path folder) {
        this(kafka, database, jvm, folder, Map.of());
    }

    /// @param more settings
    Services(KafkaBroker kafka, ArchiveDatabase database, List<String> jvm, Path folder, Map<String, Object> more) {
        this.kafka = kafka;
        this.database = database;
        Map<String, Object> all = new HashMap<>(more);
        all.put("stenogram.kafka.bootstrap-servers", kafka.bootstrapServers());
        all.put("stenogram.kafka.topic-prefix", kafka.topicPrefix());
        all.put("stenogram.bucket.folder", folder.resolve("bucket"));
        all.put("stenogram.bucket.name", "test");
        all.put("stenogram.stage.session-timeout", "6s");
        all.put("stenogram.stage.max-back-off", "1s");
        all.put("stenogram.storage.jdbc-url", database.jdbcUrl());
        all.put("stenogram.query.jdbc-url", database.jdbcUrl());
        all.put("stenogram.subscriptions.jdbc-url", database.jdbcUrl());
        all.put("stenogram.subscriptions.allowed-targets", "127.0.0.1");
        all.put("stenogram.subscriptions.retry-first", "100ms");
        all.put("stenogram.subscriptions.retry-longest", "500ms");
        all.put("stenogram.subscriptions.send-timeout", SEND_TIMEOUT_MILLIS + "ms");
        all.put("stenogram.subscriptions.lease", "3s");
        storage = new ServiceProcess("storage", StorageApplication.class.getName(), List.of(STORAGE_HEAP), folder, all);
        subscriptions = new ServiceProcess("subscriptions", SubscriptionsApplication.class.getName(), jvm, folder, all);
        all.put("stenogram.query.subscriptions.url", subscriptions.address(""));
        query = new ServiceProcess("query", QueryApplication.class.getName(), jvm, folder, all);
    }

    /// Makes the topics, starts all, and returns when all serve.
    void start() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Topics.createMissing(admin, kafka.topicPrefix());
        }
        all().forEach(ServiceProcess::start);
        all().forEach(ServiceProcess::awaitReady);
    }

    ServiceProcess storage() {
        return storage;
    }

    ServiceProcess query() {
        return query;
    }

    ServiceProcess subscriptions() {
        return subscriptions;
    }

    List<ServiceProcess> all() {
        return List.of(storage, query, subscriptions);
    }

    /// Ends every connection that the services have to the database, at the server.
    void hangUp() {
        try (Connection connection = watch();
                PreparedStatement statement = connection.prepareStatement(HANG_UP)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A connection for looking on, which [#hangUp] leaves alone.
    Connection watch() throws SQLException {
        return database.open("postgres");
    }

    /// How many records a topic has had.
    long published(String topic) throws ExecutionException, InterruptedException {
        String name = kafka.topicPrefix() + topic;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<TopicPartition, OffsetSpec> ends =
                    admin.describeTopics(List.of(name)).allTopicNames().get().values().stream()
                            .flatMap(each -> each.partitions().stream())
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(name, partition.partition()),
                                    _ -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        }
    }

    /// Makes a webhook subscription.
    void subscribe(String json) throws IOException, InterruptedException {
        URI address = subscriptions.address("/api/v1/subscriptions");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new AssertionError(answer.body());
            }
        }
    }

    @Override
    public void close() {
        all().forEach(ServiceProcess::close);
    }
}

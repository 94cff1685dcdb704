package org.stenogram.standalone.wiring;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.embedded.EmbeddedBroker;
import org.stenogram.embedded.EmbeddedDatabase;
import org.stenogram.eventcodec.Topics;
import org.stenogram.stageruntime.wiring.ServiceLauncher;
import org.stenogram.standalone.DataFolder;

/// A running Stenogram in one process: broker and database first, then every service in one application context.
public final class Standalone implements AutoCloseable {

    /// The services, in the order of the flow.
    public static final List<String> SERVICES =
            List.of("storage", "query", "ocr-cleanup", "speaker-segmentation", "ingest");

    private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);
    private static final String DATABASE = "stenogram";

    /// What to stop, the last started first.
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private int port;

    private Standalone() {}

    /// Where things lie and where to listen.
    ///
    /// @param data everything that survives a restart
    /// @param bucket the bucket's folder; people drop files into its `inbox`
    /// @param port on loopback; 0 takes a free one
    /// @param overrides settings by property name, over those of the services
    public record Settings(Path data, Path bucket, int port, Map<String, Object> overrides) {

        /// Copies the map.
        public Settings {
            overrides = Map.copyOf(overrides);
        }
    }

    /// Starts all of it and returns when the HTTP port answers.
    ///
    /// @throws IOException when the data folder is in use, a server does not start or the port is taken
    public static Standalone start(DataFolder data, Settings settings) throws IOException {
        Standalone standalone = new Standalone();
        try {
            standalone.startAll(data, settings);
            return standalone;
        } catch (IOException | RuntimeException | Error e) {
            standalone.close();
            throw e;
        }
    }

    /// Where the dashboard and the API are: `http://127.0.0.1:8080`.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// Stops services, broker and database, in this order; a part that fails to stop does not keep the others up.
    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                LOG.atWarn().setCause(e).log("a part did not stop cleanly");
            }
        }
    }

    private void startAll(DataFolder data, Settings settings) throws IOException {
        EmbeddedDatabase database;
        EmbeddedBroker broker;
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<EmbeddedDatabase> databaseStarting = starters.submit(() -> startDatabase(data));
            Future<EmbeddedBroker> brokerStarting = starters.submit(() -> startBroker(data));
            database = finished(databaseStarting);
            broker = finished(brokerStarting);
        }
        Map<String, Object> properties = new HashMap<>(properties(settings, database, broker));
        properties.putAll(settings.overrides());
        startServices(properties);
    }

    private EmbeddedDatabase startDatabase(DataFolder data) throws IOException, SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.start(data.postgres());
        push(database);
        database.createDatabase(DATABASE);
        return database;
    }

    private EmbeddedBroker startBroker(DataFolder data) throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start(data.kafka());
        push(broker);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Topics.createMissing(admin, "");
        }
        return broker;
    }

    private synchronized void push(AutoCloseable part) {
        running.push(part);
    }

    private static Map<String, Object> properties(Settings settings, EmbeddedDatabase database, EmbeddedBroker broker) {
        String jdbcUrl = database.jdbcUrl(DATABASE);
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.host", "127.0.0.1");
        properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
        properties.put("stenogram.kafka.bootstrap-servers", broker.bootstrapServers());
        properties.put("stenogram.bucket.folder", settings.bucket().toString());
        properties.put("stenogram.storage.jdbc-url", jdbcUrl);
        properties.put("stenogram.storage.user", EmbeddedDatabase.OWNER);
        properties.put("stenogram.storage.password", "");
        properties.put("stenogram.query.jdbc-url", jdbcUrl);
        properties.put("stenogram.query.user", EmbeddedDatabase.QUERY);
        properties.put("stenogram.query.password", "");
        properties.put("stenogram.ingest.jdbc-url", jdbcUrl);
        properties.put("stenogram.ingest.user", EmbeddedDatabase.INGEST);
        properties.put("stenogram.ingest.password", "");
        return properties;
    }

    private void startServices(Map<String, Object> properties) throws IOException {
        List<PropertySource> sources = new ArrayList<>(ServiceLauncher.settingsOf(SERVICES.toArray(String[]::new)));
        for (String service : SERVICES) {
            properties.put("stenogram.%s.enabled".formatted(service), "true");
        }
        sources.add(PropertySource.of("standalone", properties));
        ApplicationContext context = ApplicationContext.builder()
                .propertySources(sources.toArray(PropertySource[]::new))
                .build();
        push(context);
        context.start();
        EmbeddedServer server = context.getBean(EmbeddedServer.class);
        try {
            server.start();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof BindException) {
                throw new IOException(
                        "port %s is taken: name another with --port".formatted(properties.get("micronaut.server.port")),
                        e);
            }
            throw e;
        }
        port = server.getPort();
    }

    private static <T> T finished(Future<T> starting) throws IOException {
        try {
            return starting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("a server did not start: " + e.getCause(), e);
        }
    }
}

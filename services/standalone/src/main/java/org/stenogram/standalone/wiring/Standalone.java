package org.stenogram.standalone.wiring;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.embedded.EmbeddedBroker;
import org.stenogram.embedded.EmbeddedDatabase;
import org.stenogram.eventcodec.Topics;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.wiring.ServiceLauncher;
import org.stenogram.standalone.DataFolder;

/// Stenogram in one process: broker and database first, then every service in one application context.
public final class Standalone implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);
    private static final String DATABASE = "stenogram";

    private final DataFolder data;
    private final StandaloneSettings settings;

    /// Held while starting and while stopping: a stop that comes during the start waits for it, so that no server is
    /// left behind.
    private final ReentrantLock life = new ReentrantLock();
    /// What to stop, the last started first.
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private volatile boolean stopping;
    private volatile int port;

    /// @param data locked by the caller, who keeps it so until after [#close]
    public Standalone(DataFolder data, StandaloneSettings settings) {
        this.data = data;
        this.settings = settings;
    }

    /// Starts all of it and returns when it takes files and answers questions; what had started is stopped again when
    /// the rest does
    /// not.
    ///
    /// @throws IOException when the port is taken or a server does not start
    public void start() throws IOException {
        life.lock();
        try {
            startAll();
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        } finally {
            life.unlock();
        }
    }

    /// Where the dashboard and the API are: `http://127.0.0.1:8080`.
    public String url() {
        return "http://%s:%d".formatted(StandaloneSettings.HOST, port);
    }

    /// Stops services, broker and database, in this order; a part that fails to stop does not keep the others up.
    @Override
    public void close() {
        stopping = true;
        life.lock();
        try {
            while (!running.isEmpty()) {
                stop(running.pop());
            }
        } finally {
            life.unlock();
        }
    }

    private void startAll() throws IOException {
        settings.requireFreePort();
        EmbeddedDatabase database;
        EmbeddedBroker broker;
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<EmbeddedDatabase> databaseStarting = starters.submit(this::startDatabase);
            Future<EmbeddedBroker> brokerStarting = starters.submit(this::startBroker);
            database = finished(databaseStarting);
            broker = finished(brokerStarting);
        }
        goOn();
        startServices(settings.properties(database.jdbcUrl(DATABASE), broker.bootstrapServers()));
        goOn();
    }

    private void goOn() throws IOException {
        if (stopping) {
            throw new IOException("told to stop while starting");
        }
    }

    private EmbeddedDatabase startDatabase() throws IOException, SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.start(data.postgres());
        push(database);
        database.createDatabase(DATABASE);
        return database;
    }

    private EmbeddedBroker startBroker() throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start(data.kafka());
        push(broker);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Topics.createMissing(admin, "");
        }
        return broker;
    }

    private void startServices(Map<String, Object> properties) throws IOException {
        List<PropertySource> sources =
                new ArrayList<>(ServiceLauncher.settingsOf(StandaloneSettings.SERVICES.toArray(String[]::new)));
        sources.add(PropertySource.of("standalone", properties));
        ApplicationContext context = ApplicationContext.builder()
                .propertySources(sources.toArray(PropertySource[]::new))
                .deduceEnvironment(false)
                .banner(false)
                .build();
        push(context);
        try {
            context.start();
            EmbeddedServer server = context.getBean(EmbeddedServer.class);
            server.start();
            port = server.getPort();
            Readiness.await(context.getBeansOfType(Runner.class), () -> stopping);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof BindException) {
                throw StandaloneSettings.portTaken(settings.port(), e);
            }
            throw e;
        }
    }

    private void push(AutoCloseable part) {
        synchronized (running) {
            running.push(part);
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.atWarn().setCause(e).log("a part did not stop cleanly");
        }
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

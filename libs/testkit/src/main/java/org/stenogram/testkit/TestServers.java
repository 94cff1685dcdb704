package org.stenogram.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The servers of this test run: started when the first test asks, stopped and removed when the JVM ends.
final class TestServers {

    private static final ServerSource SOURCE = ServerSource.ofThisRun();

    private static @Nullable DatabaseServer kept;

    private TestServers() {}

    static DatabaseServer database() {
        return DatabaseHolder.SERVER;
    }

    /// The server whose data stay in a folder; the first folder that is asked for is the only one.
    static synchronized DatabaseServer databaseIn(Path folder) {
        if (kept == null) {
            try {
                DatabaseServer server = new EmbeddedSource().database(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-kept-postgres"));
                kept = server;
            } catch (IOException e) {
                throw new UncheckedIOException("the server of %s did not start".formatted(folder), e);
            }
        }
        return kept;
    }

    static BrokerServer broker() {
        return BrokerHolder.SERVER;
    }

    static S3Server s3() {
        return S3Holder.SERVER;
    }

    private static final class DatabaseHolder {
        static final DatabaseServer SERVER = start("postgres", SOURCE::database);
    }

    private static final class BrokerHolder {
        static final BrokerServer SERVER = start("kafka", SOURCE::broker);
    }

    private static final class S3Holder {
        static final S3Server SERVER = start("s3", _ -> SOURCE.s3(S3Endpoint.ACCESS_KEY, S3Endpoint.SECRET_KEY));
    }

    @FunctionalInterface
    private interface Starter<S extends AutoCloseable> {
        S start(Path folder) throws IOException;
    }

    private static <S extends AutoCloseable> S start(String name, Starter<S> starter) {
        try {
            Path folder = Files.createTempDirectory("stenogram-test-" + name);
            S server = starter.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder), "stop-" + name));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the test server %s did not start".formatted(name), e);
        }
    }

    private static void stop(AutoCloseable server) {
        try (server) {
            // Closing is all there is to do.
        } catch (Exception e) {
            System.err.printf("test server %s: %s%n", server, e);
        }
    }

    private static void stop(AutoCloseable server, Path folder) {
        stop(server);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.printf("test folder %s: %s%n", folder, e);
        }
    }
}

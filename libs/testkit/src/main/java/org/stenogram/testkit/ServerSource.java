package org.stenogram.testkit;

import java.io.IOException;
import java.nio.file.Path;

/// One of the two ways to real servers: in and beside this JVM, or in containers.
interface ServerSource {

    /// The way that this run goes: system property `stenogram.test.servers`, which `mvn verify -Pcontainers` sets.
    static ServerSource ofThisRun() {
        String wanted = System.getProperty("stenogram.test.servers", "embedded");
        return switch (wanted) {
            case "embedded" -> new EmbeddedSource();
            case "containers" -> new ContainerSource();
            default ->
                throw new IllegalStateException(
                        "system property stenogram.test.servers must be embedded or containers, was " + wanted);
        };
    }

    /// @param folder for the server's data
    DatabaseServer database(Path folder) throws IOException;

    /// @param folder for the server's data
    BrokerServer broker(Path folder) throws IOException;

    /// Keeps its objects where it likes.
    S3Server s3(String accessKey, String secretKey) throws IOException;
}

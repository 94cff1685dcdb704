package org.stenogram.bucket.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Adobe's S3Mock as a process of its own: its libraries are many, and ours are not to meet them. The build lays its
/// archive into `target`.
final class S3MockProcess implements BeforeAllCallback, AfterAllCallback {

    private static final Pattern LISTENING = Pattern.compile("Tomcat started on ports .*?(\\d+) \\(http\\)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private @Nullable Process process;
    private int port;

    /// Where clients connect, with the bucket's name in the path.
    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path output = Files.createTempFile("s3mock-", ".out");
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        Path.of("target", "s3mock.jar").toString(),
                        "--http.port=0",
                        "--server.port=0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process = started;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (port == 0) {
            Matcher listening = LISTENING.matcher(Files.readString(output));
            if (listening.find()) {
                port = Integer.parseInt(listening.group(1));
            } else if (!started.isAlive() || System.nanoTime() > end) {
                throw new IOException("S3Mock did not start: " + Files.readString(output));
            } else {
                Thread.sleep(100);
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(Duration.ofSeconds(30))) {
                process.destroyForcibly();
            }
        }
    }
}

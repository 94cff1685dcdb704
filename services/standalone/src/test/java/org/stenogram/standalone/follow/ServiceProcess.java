package org.stenogram.standalone.follow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stenogram.standalone.Eventually;

/// One service as a process of its own, which can be killed and started again at the same address.
final class ServiceProcess implements AutoCloseable {

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+([0-9]+) kB");

    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final int TRIES = 100;

    private final String name;
    private final List<String> command;
    private final Path output;
    private final int port;
    private @Nullable Process process;
    private volatile boolean isOver;

    /// @param main the service's own main class
    /// @param jvm options of its machine
    /// @param folder where what it says is kept
    ServiceProcess(String name, String main, List<String> jvm, Path folder, Map<String, Object> settings) {
        this.name = name;
        this.port = freePort();
        this.output = folder.resolve(name + ".log");
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main,
                "--micronaut.server.port=" + port));
        command.addAll(1, jvm);
        settings.forEach((setting, value) -> command.add("--%s=%s".formatted(setting, value)));
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// Starts it; [#awaitReady] tells when it serves.
    synchronized void start() {
        if (isOver || (process != null && process.isAlive())) {
            return;
        }
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SIGKILL: no hook runs, nothing is given back.
    synchronized void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /// SIGTERM, as an orchestrator sends it.
    synchronized void stop() {
        if (process != null) {
            process.destroy();
            process.onExit()
                    .completeOnTimeout(process, 30, TimeUnit.SECONDS)
                    .join()
                    .destroyForcibly();
        }
    }

    void awaitReady() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest question =
                    HttpRequest.newBuilder(address("/health/readiness")).build();
            Eventually.get(() -> client.send(question, BodyHandlers.ofString()).statusCode(), status -> status == 200);
        } catch (AssertionError e) {
            throw new AssertionError(name + " is not ready: " + said(), e);
        }
    }

    /// The most memory that it ever had, in megabytes, all included; 0 where the system does not tell.
    synchronized long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/%d/status".formatted(process == null ? 0 : process.pid()));
        Matcher peak = PEAK.matcher(Files.exists(status) ? Files.readString(status) : "");
        return peak.find() ? Long.parseLong(peak.group(1)) >> 10 : 0;
    }

    /// How long it has computed, on all cores together.
    synchronized Duration computed() {
        return process == null
                ? Duration.ZERO
                : process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// The end of what it said.
    String said() {
        try {
            String all = Files.readString(output);
            return all.substring(Math.max(0, all.length() - 4000));
        } catch (IOException e) {
            return "nothing";
        }
    }

    @Override
    public void close() {
        isOver = true;
        kill();
    }

    /// Below those that Linux gives to connections: one of them could have the port before the service, which connects
    /// to the others first, listens there.
    private static int freePort() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody has it: another one.
            }
        }
        throw new IllegalStateException("no port is free");
    }
}

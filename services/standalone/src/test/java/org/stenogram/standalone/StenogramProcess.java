package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stenogram.testkit.DevelopmentData;

/// The command line as a process of its own, as the launcher runs it: from what was packaged, without what tests bring.
final class StenogramProcess implements AutoCloseable {

    private static final Pattern DASHBOARD = Pattern.compile("Dashboard +(http://\\S+)");

    private static final String PACKAGED = DevelopmentData.repository()
            .resolve("services/standalone/target/app/*")
            .toString();

    private final Process process;
    private final Path output;

    private StenogramProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// @param state where the process keeps what it is not told another place for
    static StenogramProcess start(Path state, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dstenogram.root=" + DevelopmentData.repository(),
                "-Dstenogram.state=" + state,
                "-cp",
                PACKAGED,
                "org.stenogram.standalone.cli.Stenogram"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("stenogram-", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new StenogramProcess(builder.start(), output);
    }

    /// Waits until it is ready, and says where.
    String url() {
        return Eventually.get(
                () -> {
                    Matcher dashboard = DASHBOARD.matcher(output());
                    assertThat(process.isAlive() || dashboard.find())
                            .as(output())
                            .isTrue();
                    return dashboard.reset().find() ? dashboard.group(1) : "";
                },
                url -> !url.isEmpty());
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /// Waits until it ends by itself.
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        return process.exitValue();
    }

    /// The most memory that its process has held, without child processes; on Linux only.
    long peakMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /// SIGTERM, as `docker stop` and systemd send it.
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /// SIGKILL: no hook runs, no file is closed.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(output);
    }
}

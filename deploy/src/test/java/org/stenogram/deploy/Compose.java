package org.stenogram.deploy;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.stenogram.testkit.DevelopmentData;

/// The compose file as a project of its own: fresh volumes, free ports, removed at the end.
final class Compose {

    private static final int MINUTES = 5;

    private final String project =
            "stenogram-it-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> environment = new HashMap<>();

    Compose() throws IOException {
        for (String port : List.of("QUERY_PORT", "S3_PORT", "KAFKA_PORT")) {
            environment.put(port, Integer.toString(freePort()));
        }
        environment.put("DROP_QUIET", "5s");
        environment.put("DOCKER_BUILDKIT", "0");
        environment.put("COMPOSE_DOCKER_CLI_BUILD", "0");
        environment.put("AWS_ACCESS_KEY_ID", "stenogram");
        environment.put("AWS_SECRET_ACCESS_KEY", "s3-on-this-machine-only");
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
    }

    String project() {
        return project;
    }

    String address(String port) {
        return "http://127.0.0.1:" + environment.get(port);
    }

    /// Runs a command of compose.
    ///
    /// @return what it said
    String compose(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker-compose", "-p", project));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /// Runs a command in the root of the repository; the AWS command line finds its credentials.
    ///
    /// @return what it said
    String run(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("stenogram-compose", ".log");
        try {
            Process process = start(command, said);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("%s did not end in %d minutes: %s".formatted(command, MINUTES, read(said)));
            }
            if (process.exitValue() != 0) {
                throw new IOException("%s ended with %d: %s".formatted(command, process.exitValue(), read(said)));
            }
            return read(said);
        } finally {
            Files.delete(said);
        }
    }

    /// Starts a command and does not wait for it.
    ///
    /// @param said the file that takes what it says
    Process start(List<String> command, Path said) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(DevelopmentData.repository().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String read(Path said) throws IOException {
        return new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
    }

    /// Removes it all, its data too.
    void down() throws IOException, InterruptedException {
        compose("down", "--volumes", "--timeout", "15");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package org.stenogram.deploy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.stenogram.testkit.DevelopmentData;

/// The compose file as a project of its own: fresh volumes, free ports, removed at the end.
final class Compose {

    private static final int MINUTES = 10;

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

    /// Runs a command in the root of the repository; the AWS CLI finds its credentials.
    String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(DevelopmentData.repository().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException("%s ended with %d: %s".formatted(command, process.exitValue(), said));
        }
        return said;
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

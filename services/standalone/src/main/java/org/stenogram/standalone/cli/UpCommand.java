package org.stenogram.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stenogram.standalone.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts everything and stays until it is told to stop.
@Command(
        name = "up",
        description = "Start everything in one process and stay; data survives a restart.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"1:it could not start", "2:wrong usage", "130, 143:stopped cleanly by Ctrl+C or SIGTERM"})
final class UpCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where data lies (default: .stenogram/data beside the launcher)")
    private @Nullable Path data;

    @Option(
            names = "--bucket",
            paramLabel = "DIR",
            description = "the bucket's folder (default: bucket in the data folder)")
    private @Nullable Path bucket;

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = PortConverter.class,
            description = "HTTP port on loopback, 0 for a free one (default: ${DEFAULT-VALUE})")
    private int port = 8080;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder folder = DataFolder.open(data == null ? Installation.folder("data") : data);
        out.println("Starting Kafka, PostgreSQL and the services in one process …");
        out.flush();
        long begin = System.nanoTime();
        RunningServer server = RunningServer.start(folder, bucket, port);
        out.printf("Ready in %.1f s.%n%n", (System.nanoTime() - begin) / 1e9);
        out.printf("Dashboard  %s%n", server.url());
        out.printf("Inbox      %s%n", server.inbox());
        out.printf("Data       %s (log: logs/stenogram.log)%n", folder.root());
        out.println("Stop with Ctrl+C.");
        out.flush();
        server.stay();
        return 0;
    }
}

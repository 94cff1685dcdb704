package org.stenogram.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.stenogram.standalone.DataFolder;
import org.stenogram.standalone.http.ArchiveClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the main job on the sample documents: start, drop, archive, look.
@Command(
        name = "demo",
        description = "Start everything on an empty archive, archive the sample documents and say where to look.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:with --exit: every sample was archived",
            "1:a sample failed, or it could not start",
            "2:wrong usage",
            "130, 143:stopped cleanly by Ctrl+C or SIGTERM"
        })
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--exit", description = "stop when the batch closes; exit 0 only if nothing failed")
    private boolean exit;

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = PortConverter.class,
            description = "HTTP port on loopback (default: a free one)")
    private int port;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<Upload.Item> samples = samples();
        DataFolder folder = DataFolder.open(Installation.folder("demo"));
        empty(folder);
        out.println("Starting Kafka, PostgreSQL and the services in one process …");
        out.flush();
        RunningServer server = RunningServer.start(folder, null, port);
        Upload.Result result;
        try (ArchiveClient client = new ArchiveClient(server.url())) {
            Progress progress = new Progress(spec.commandLine().getErr());
            result = new Upload(client, progress).run("samples", samples);
            out.println();
            ReceiptTable.print(out, result, client);
        }
        out.printf("%nDashboard  %s%s%n", server.url(), exit ? " (closed now; without --exit it stays)" : "");
        out.flush();
        if (!exit) {
            out.printf("Inbox      %s (drop a file there)%nStop with Ctrl+C.%n", server.inbox());
            out.flush();
            server.stay();
        }
        return result.isGood() ? 0 : 1;
    }

    private static List<Upload.Item> samples() throws IOException {
        Path seeds = Installation.root().resolve("seeds");
        try (Stream<Path> files = Files.list(seeds)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(file -> new Upload.Item(file, file.getFileName().toString()))
                    .toList();
        } catch (NoSuchFileException e) {
            throw new IOException("there are no sample documents in " + seeds.toAbsolutePath(), e);
        }
    }

    /// Every demo begins with nothing. The lock file stays: it is held.
    private static void empty(DataFolder folder) throws IOException {
        for (Path part : List.of(folder.bucket(), folder.kafka(), folder.postgres(), folder.logs())) {
            if (Files.exists(part)) {
                try (Stream<Path> files = Files.walk(part)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }
}

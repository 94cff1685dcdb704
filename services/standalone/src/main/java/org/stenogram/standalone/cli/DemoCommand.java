package org.stenogram.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.stenogram.standalone.DataFolder;
import org.stenogram.standalone.http.ArchiveClient;
import org.stenogram.standalone.wiring.Standalone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the main job on the sample documents: start, drop, archive, look.
@Command(
        name = "demo",
        description = "Start everything on a fresh folder, archive the sample documents and say where to look.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--exit", description = "stop when the batch closes; exit 0 only if nothing failed")
    private boolean exit;

    @Option(names = "--port", paramLabel = "N", description = "HTTP port on loopback (default: a free one)")
    private int port;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<Upload.Item> seeds = seeds();
        Path scratch = Files.createTempDirectory("stenogram-demo-");
        CountDownLatch stopped = new CountDownLatch(1);
        out.println("Starting Kafka, PostgreSQL and the services in one process …");
        out.flush();
        DataFolder folder = DataFolder.open(scratch);
        Standalone.Settings settings = new Standalone.Settings(folder.root(), folder.bucket(), port, Map.of());
        Standalone standalone = Standalone.start(folder, settings);
        ShutdownSignal.onTermination(() -> stop(standalone, folder), stopped);
        Upload.Result result;
        try (ArchiveClient client = new ArchiveClient(standalone.url())) {
            result = new Upload(client, false).run("samples", seeds);
            out.println();
            ReceiptTable.print(out, result, client);
        }
        if (!exit) {
            out.printf("%nDashboard  %s%n", standalone.url());
            out.printf("Search     %s/search?q=%s%n", standalone.url(), "treaty");
            out.printf(
                    "Inbox      %s (drop a file there)%nStop with Ctrl+C.%n",
                    folder.bucket().resolve("inbox"));
            out.flush();
            stopped.await();
        }
        out.flush();
        return result.isGood() ? 0 : 1;
    }

    private List<Upload.Item> seeds() throws IOException {
        Path seeds = Path.of(System.getProperty("stenogram.root", "."), "seeds");
        try (Stream<Path> files = Files.list(seeds)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(file -> new Upload.Item(file, file.getFileName().toString()))
                    .toList();
        }
    }

    private static void stop(Standalone standalone, DataFolder folder) {
        standalone.close();
        folder.close();
        try (Stream<Path> files = Files.walk(folder.root())) {
            files.sorted(Comparator.reverseOrder()).forEach(DemoCommand::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.stenogram.standalone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.stenogram.standalone.DataFolder;
import org.stenogram.standalone.wiring.Standalone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts everything and stays until it is told to stop.
@Command(
        name = "up",
        description = "Start everything in one process and stay; data survives a restart.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", description = "where data lies (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".stenogram", "data");

    @Option(
            names = "--bucket",
            paramLabel = "DIR",
            description = "the bucket's folder (default: bucket in the data folder)")
    private @Nullable Path bucket;

    @Option(names = "--port", paramLabel = "N", description = "HTTP port on loopback (default: ${DEFAULT-VALUE})")
    private int port = 8080;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (DataFolder folder = DataFolder.open(data)) {
            Path inBucket = bucket == null ? folder.bucket() : bucket.toAbsolutePath();
            Standalone.Settings settings = new Standalone.Settings(folder.root(), inBucket, port, Map.of());
            Standalone standalone = Standalone.start(folder, settings);
            ShutdownSignal.onTermination(standalone::close, stopped);
            System.out.printf(
                    "Dashboard  %s%nInbox      %s%nStop with Ctrl+C.%n", standalone.url(), inBucket.resolve("inbox"));
            stopped.await();
        }
        return 0;
    }
}

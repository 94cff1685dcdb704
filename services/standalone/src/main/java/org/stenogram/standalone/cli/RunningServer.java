package org.stenogram.standalone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.stenogram.standalone.DataFolder;
import org.stenogram.standalone.wiring.ServerLog;
import org.stenogram.standalone.wiring.Standalone;
import org.stenogram.standalone.wiring.StandaloneSettings;

/// A standalone that this process starts, and that stops cleanly with it: at the end, on Ctrl+C and on SIGTERM, also in
/// the middle of the start.
final class RunningServer {

    private final DataFolder folder;
    private final Standalone standalone;
    private final Path bucket;

    private RunningServer(DataFolder folder, Standalone standalone, Path bucket) {
        this.folder = folder;
        this.standalone = standalone;
        this.bucket = bucket;
    }

    /// @param bucket absent for the one in the data folder
    static RunningServer start(DataFolder folder, @Nullable Path bucket, int port) throws IOException {
        Path inBucket =
                bucket == null ? folder.bucket() : bucket.toAbsolutePath().normalize();
        ServerLog.writeInto(folder.logs());
        Standalone standalone = new Standalone(folder, new StandaloneSettings(inBucket, port, Map.of()));
        RunningServer server = new RunningServer(folder, standalone, inBucket);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
        standalone.start();
        return server;
    }

    String url() {
        return standalone.url();
    }

    Path inbox() {
        return bucket.resolve("inbox");
    }

    /// Never returns: the process ends from outside, and the hook stops the servers.
    void stay() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private void stop() {
        standalone.close();
        folder.close();
    }
}

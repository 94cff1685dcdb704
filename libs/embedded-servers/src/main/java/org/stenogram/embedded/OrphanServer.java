package org.stenogram.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server that outlived the process which started it.
final class OrphanServer {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanServer.class);
    private static final int SECONDS = 30;

    private OrphanServer() {}

    /// Stops the server named in `postmaster.pid`, if it still runs on this data. PostgreSQL rolls back what was
    /// open.
    ///
    /// @throws IOException when it does not stop in time
    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan = named(pidFile).filter(process -> serves(process, data));
        if (orphan.isPresent()) {
            LOG.atInfo().addKeyValue("pid", orphan.get().pid()).log("stopping the database server a crash left behind");
            interrupt(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> named(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    }

    /// A process identifier may have been given to another program since: only a server whose command names this
    /// folder counts.
    private static boolean serves(ProcessHandle process, Path data) {
        return process.info()
                        .command()
                        .filter(command -> command.endsWith("postgres"))
                        .isPresent()
                && process.info()
                        .commandLine()
                        .filter(line -> line.contains(data.toString()))
                        .isPresent();
    }

    /// SIGINT is PostgreSQL's fast shutdown; Java's own way, SIGTERM, would wait for every client to leave.
    private static void interrupt(ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        try {
            process.onExit().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the old database server stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "the database server with process id %d, left behind by a crash, did not stop within %d s"
                            .formatted(process.pid(), SECONDS),
                    e);
        }
    }
}

package org.stenogram.bucket.folder;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells when files or folders appear below a folder, by the operating system's own word (`inotify` on Linux).
///
/// It may stay silent: a network share tells of what this machine did alone, and the number of folders that can be
/// watched is bounded. So it makes a look come sooner and never takes its place. Links are not followed.
final class FolderWatch implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final WatchService service;
    private final Runnable appeared;

    /// @param appeared called on a thread of its own
    FolderWatch(Path folder, Runnable appeared) throws IOException {
        this.service = folder.getFileSystem().newWatchService();
        this.appeared = appeared;
        watch(folder);
        Thread.ofPlatform().name("folder-watch").daemon().start(this::tell);
    }

    @Override
    public void close() throws IOException {
        service.close();
    }

    private void tell() {
        try {
            while (true) {
                WatchKey key = service.take();
                for (WatchEvent<?> event : key.pollEvents()) {
                    if (event.context() instanceof Path name && key.watchable() instanceof Path parent) {
                        watch(parent.resolve(name));
                    }
                }
                key.reset();
                appeared.run();
            }
        } catch (ClosedWatchServiceException _) {
            // the end
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Watches a folder and those in it; nothing happens when it is a file or gone already.
    private void watch(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes)
                        throws IOException {
                    found.register(service, ENTRY_CREATE);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path found, IOException cause) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.toString())
                    .log("a folder cannot be watched; what is dropped there is found at the next look");
        }
    }
}

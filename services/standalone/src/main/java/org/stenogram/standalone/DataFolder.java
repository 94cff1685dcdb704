package org.stenogram.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder that one standalone Stenogram keeps everything in, locked against a second one for as long as it runs.
///
/// The lock is the operating system's: it goes with the process, however that ends. What stands in the lock file, the
/// process identifier, is there only to be told to people.
public final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /// Opens a folder, making it when it is new.
    ///
    /// @throws DataFolderInUseException when another Stenogram runs on it
    /// @throws IOException when the folder cannot be made or written
    public static DataFolder open(Path root) throws IOException {
        Files.createDirectories(root);
        Path absolute = root.toRealPath();
        FileChannel channel =
                FileChannel.open(absolute.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new DataFolderInUseException(absolute, holder(absolute));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap("%d%n".formatted(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataFolder(absolute, channel);
    }

    /// Where the bucket lies unless the caller names another folder.
    public Path bucket() {
        return root.resolve("bucket");
    }

    /// Where the embedded broker keeps its logs.
    public Path kafka() {
        return root.resolve("kafka");
    }

    /// Where the embedded database keeps its data.
    public Path postgres() {
        return root.resolve("postgres");
    }

    /// Where the services write what they do.
    public Path logs() {
        return root.resolve("logs");
    }

    /// The folder itself.
    public Path root() {
        return root;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of %s was not released".formatted(root), e);
        }
    }

    private static String holder(Path root) throws IOException {
        return Files.readString(root.resolve(LOCK), StandardCharsets.US_ASCII).strip();
    }

    @SuppressWarnings("resource") // the lock lives as long as the channel, which close() closes
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}

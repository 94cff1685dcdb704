package org.stenogram.bucket.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/// Unfinished files, on the bucket's own file system so that a rename can finish them.
final class Scratch {

    private static final int CHUNK = 128 * 1024;
    /// Longer than any upload takes: other processes write here too.
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private final Path folder;

    Scratch(Path folder) throws IOException {
        this.folder = folder;
        DurableFolder.create(folder);
        removeLeftOvers();
    }

    /// A file whose bytes are on disk and which has no name of its own yet; closing it removes what was not placed.
    record Unfinished(Path path, String sha256, long bytes) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /// Writes the bytes, hashing them as they pass, and forces them to disk.
    Unfinished write(InputStream bytes) throws IOException {
        Path path = folder.resolve(UUID.randomUUID() + ".part");
        MessageDigest sha256 = sha256();
        long written = 0;
        boolean finished = false;
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                sha256.update(chunk, 0, read);
                for (ByteBuffer rest = ByteBuffer.wrap(chunk, 0, read); rest.hasRemaining(); ) {
                    written += file.write(rest);
                }
            }
            file.force(true);
            finished = true;
        } finally {
            if (!finished) {
                Files.deleteIfExists(path);
            }
        }
        return new Unfinished(path, HexFormat.of().formatHex(sha256.digest()), written);
    }

    private void removeLeftOvers() throws IOException {
        FileTime oldest = FileTime.from(Instant.now().minus(LEFT_OVER));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.part")) {
            for (Path file : files) {
                if (isOlder(file, oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// False as well when another process has just placed or removed the file.
    private static boolean isOlder(Path file, FileTime than) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(than) < 0;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

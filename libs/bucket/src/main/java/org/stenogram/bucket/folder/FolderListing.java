package org.stenogram.bucket.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.bucket.ObjectInfo;

/// Walks the files below a folder lazily: a folder of a million files costs no memory, and what comes, goes or moves
/// while it is read is no error. Symbolic links are listed, never followed.
final class FolderListing extends Spliterators.AbstractSpliterator<ObjectInfo> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderListing.class);

    private record Level(String keyPrefix, DirectoryStream<Path> entries, Iterator<Path> next) {}

    private final String wanted;
    private final Deque<Level> levels = new ArrayDeque<>();

    /// @param root the bucket's folder
    /// @param wanted the beginning of the keys to list
    FolderListing(Path root, String wanted) throws IOException {
        super(Long.MAX_VALUE, Spliterator.DISTINCT | Spliterator.NONNULL);
        this.wanted = wanted;
        String folder = wanted.substring(0, wanted.lastIndexOf('/') + 1);
        FolderBucket.requireRoot(root);
        Path start = folder.isEmpty() ? root : NameBytes.resolve(root, folder.substring(0, folder.length() - 1));
        if (FolderBucket.isInside(root, start)) {
            enter(folder, start);
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super ObjectInfo> action) {
        try {
            while (!levels.isEmpty()) {
                Level level = levels.peek();
                if (!level.next().hasNext()) {
                    levels.pop().entries().close();
                } else if (visit(level.keyPrefix(), level.next().next(), action)) {
                    return true;
                }
            }
            return false;
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean visit(String keyPrefix, Path path, Consumer<? super ObjectInfo> action) throws IOException {
        String key = keyPrefix + NameBytes.nameOf(path);
        if (!key.startsWith(wanted) && !wanted.startsWith(key + "/") || key.equals(FolderBucket.SCRATCH)) {
            return false;
        }
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return false;
        }
        if (attributes.isDirectory()) {
            enter(key + "/", path);
            return false;
        }
        action.accept(FolderBucket.info(key, attributes));
        return true;
    }

    private void enter(String keyPrefix, Path folder) throws IOException {
        try {
            DirectoryStream<Path> entries = Files.newDirectoryStream(folder);
            levels.push(new Level(keyPrefix, entries, entries.iterator()));
        } catch (NoSuchFileException | NotDirectoryException e) {
            // It went away, or gave way to a file, between two looks.
        } catch (AccessDeniedException e) {
            LOG.atWarn().addKeyValue("key", keyPrefix).log("folder cannot be read, its files are left out");
        }
    }

    @Override
    public void close() throws IOException {
        while (!levels.isEmpty()) {
            levels.pop().entries().close();
        }
    }
}

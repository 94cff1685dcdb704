package org.stenogram.bucket.folder;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.Kept;
import org.stenogram.bucket.Keys;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.Taken;
import org.stenogram.bucket.UnreadableObjectException;

/// A folder as a bucket. Writing an object is: a scratch file in `.scratch/` (same file system), its bytes forced to
/// disk, a rename or link to its name, the name's folder forced to disk. A crash leaves either the old state or the
/// new one, and at worst a scratch file, which is removed a day later.
///
/// Symbolic links are listed as objects that cannot be read, and never followed: not below the root, not out of it.
public final class FolderBucket implements IntakeBucket {

    /// Where unfinished files lie; never listed.
    static final String SCRATCH = ".scratch";

    private static final String TAKING = "taking/";

    private final String name;
    private final Path root;
    private final Scratch scratch;

    /// Opens the bucket, making its folder when there is none.
    ///
    /// @param name part of every document's identifier; give the same name when the folder moves
    /// @throws UncheckedIOException when the folder can be neither found nor made
    public FolderBucket(String name, Path root) {
        this.name = name;
        try {
            this.root = Files.createDirectories(root).toRealPath();
            this.scratch = new Scratch(this.root.resolve(SCRATCH));
        } catch (IOException e) {
            throw new UncheckedIOException("the bucket's folder " + root + " cannot be opened", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Stream<ObjectInfo> list(String prefix) throws IOException {
        FolderListing listing = new FolderListing(root, Keys.checkPrefix(prefix));
        return StreamSupport.stream(listing, false).onClose(() -> {
            try {
                listing.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public Closeable watch(String prefix, Runnable appeared) throws IOException {
        requireRoot();
        String folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        return new FolderWatch(Files.createDirectories(NameBytes.resolve(root, folder)), appeared);
    }

    @Override
    public Optional<ObjectInfo> stat(String key) throws IOException {
        Path path = path(key);
        try {
            requireInside(path);
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isDirectory() ? Optional.empty() : Optional.of(info(key, attributes));
        } catch (NoSuchFileException | NotDirectoryException e) {
            requireRoot();
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        Path path = path(key);
        requireRoot();
        requireInside(path);
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
            throw new NoSuchFileException(key);
        }
        if (!attributes.isRegularFile()) {
            throw new UnreadableObjectException(key, UnreadableObjectException.Fault.NOT_A_FILE);
        }
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            return Channels.newInputStream(Files.newByteChannel(path, options));
        } catch (AccessDeniedException e) {
            throw new UnreadableObjectException(key, UnreadableObjectException.Fault.NO_PERMISSION);
        }
    }

    @Override
    public void put(String key, InputStream bytes) throws IOException {
        Path path = path(key);
        requireRoot();
        try (Scratch.Unfinished file = scratch.write(bytes)) {
            place(path, () -> Files.move(file.path(), path, StandardCopyOption.ATOMIC_MOVE));
        }
    }

    @Override
    public boolean putNew(String key, byte[] bytes) throws IOException {
        Path path = path(key);
        requireRoot();
        try (Scratch.Unfinished file = scratch.write(new ByteArrayInputStream(bytes))) {
            return placeNew(path, file);
        }
    }

    @Override
    public Kept keep(String prefix, InputStream bytes) throws IOException {
        requireRoot();
        try (Scratch.Unfinished file = scratch.write(bytes)) {
            Path path = path(prefix + file.sha256());
            boolean isNew = placeNew(path, file);
            if (!isNew && Files.size(path) != file.bytes()) {
                // The name promises the bytes: what stands there was damaged, and these are right.
                place(path, () -> Files.move(file.path(), path, StandardCopyOption.ATOMIC_MOVE));
            }
            return new Kept(file.sha256(), file.bytes(), isNew);
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Path path = path(key);
        try {
            requireInside(path);
            Files.deleteIfExists(path);
        } catch (NoSuchFileException | NotDirectoryException e) {
            requireRoot();
        }
    }

    @Override
    public boolean isWholeByNature() {
        return false;
    }

    /// The rename decides between several takers, and removes the file from the inbox before its bytes are read. The
    /// folder that it left is forced to disk, so that a power cut cannot bring the file back after it was told of.
    @Override
    public Optional<Taken> take(ObjectInfo object) throws IOException {
        UUID arrivalId = UUID.randomUUID();
        Path from = path(object.key());
        String heldAt = TAKING + arrivalId + "/" + object.key();
        Path to = path(heldAt);
        try {
            requireInside(from);
            Files.createDirectories(folderOf(to));
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            DurableFolder.force(folderOf(from));
        } catch (NoSuchFileException | NotDirectoryException e) {
            removeEmptyFolders(folderOf(to), root.resolve("taking"));
            requireRoot();
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                // Only the folder that it left went away: it is taken.
                return Optional.of(new Taken(arrivalId, object.key(), heldAt, object.etag()));
            }
            return Optional.empty();
        }
        return Optional.of(new Taken(arrivalId, object.key(), heldAt, object.etag()));
    }

    @Override
    public Stream<Taken> taken() throws IOException {
        return list(TAKING).flatMap(held -> asTaken(held).stream());
    }

    private static Optional<Taken> asTaken(ObjectInfo held) {
        String rest = held.key().substring(TAKING.length());
        int slash = rest.indexOf('/');
        try {
            return slash < 0
                    ? Optional.empty()
                    : Optional.of(new Taken(
                            UUID.fromString(rest.substring(0, slash)),
                            rest.substring(slash + 1),
                            held.key(),
                            held.etag()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<ObjectInfo> statTaken(Taken taken) throws IOException {
        return stat(taken.heldAt());
    }

    @Override
    public InputStream openTaken(Taken taken) throws IOException {
        return open(taken.heldAt());
    }

    @Override
    public void release(Taken taken) throws IOException {
        delete(taken.heldAt());
        removeEmptyFolders(folderOf(path(taken.heldAt())), root.resolve("taking"));
    }

    @Override
    public void moveAway(Taken taken, String key) throws IOException {
        Path from = path(taken.heldAt());
        Path to = path(key);
        requireRoot();
        if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            place(to, () -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
        } catch (NoSuchFileException e) {
            requireRoot();
        }
        removeEmptyFolders(folderOf(from), root.resolve("taking"));
    }

    @Override
    public void tidy(String prefix) throws IOException {
        Path folder = path(prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
        if (!isInside(root, folder)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> found = Files.walk(folder)) {
            folders = found.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path each : folders) {
            removeIfEmpty(each);
        }
    }

    static ObjectInfo info(String key, BasicFileAttributes attributes) {
        String etag = attributes.size() + "-" + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "-"
                + attributes.fileKey();
        return new ObjectInfo(
                key,
                attributes.isRegularFile() ? attributes.size() : 0,
                attributes.lastModifiedTime().toInstant(),
                etag);
    }

    static boolean isInside(Path root, Path path) throws IOException {
        try {
            return path.toRealPath().startsWith(root);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return false;
        }
    }

    private Path path(String key) {
        return NameBytes.resolve(root, Keys.check(key));
    }

    private void requireRoot() throws IOException {
        requireRoot(root);
    }

    /// Scratch files have their folder from the first start on: where it is missing, the bucket's disk is not mounted.
    static void requireRoot(Path root) throws IOException {
        if (!Files.isDirectory(root.resolve(SCRATCH))) {
            throw new IOException("the bucket's folder " + root + " is not there");
        }
    }

    private void requireInside(Path path) throws IOException {
        if (!folderOf(path).toRealPath().startsWith(root)) {
            throw new NoSuchFileException(path.toString(), null, "lies behind a symbolic link");
        }
    }

    private interface Placing {
        void run() throws IOException;
    }

    /// Makes the folder, places the file and forces the folder; again when [#tidy] removed the folder in between.
    private void place(Path path, Placing placing) throws IOException {
        for (int attempt = 1; ; attempt++) {
            DurableFolder.create(folderOf(path));
            requireInside(path);
            try {
                placing.run();
                DurableFolder.force(folderOf(path));
                return;
            } catch (NoSuchFileException e) {
                if (attempt == 3 || Files.isDirectory(folderOf(path))) {
                    throw e;
                }
            }
        }
    }

    /// A hard link is the one atomic way to give a file its name unless the name is taken. The folder is forced either
    /// way: another writer's file may be there and its name not yet safe.
    private boolean placeNew(Path path, Scratch.Unfinished file) throws IOException {
        try {
            place(path, () -> {
                try {
                    Files.createLink(path, file.path());
                } catch (UnsupportedOperationException e) {
                    Files.move(file.path(), path);
                }
            });
            return true;
        } catch (FileAlreadyExistsException e) {
            DurableFolder.force(folderOf(path));
            return false;
        }
    }

    private static Path folderOf(Path path) {
        return Objects.requireNonNull(path.getParent(), "every object lies in a folder");
    }

    private static void removeEmptyFolders(Path folder, Path top) throws IOException {
        for (Path each = folder; !each.equals(top) && removeIfEmpty(each); each = folderOf(each)) {}
    }

    private static boolean removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}

package org.stenogram.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/// The place where files lie: the inbox that people drop into, the originals that are kept, the payloads of large
/// events.
///
/// Keys are relative paths with `/`, never `..` and never absolute; anything else is an
/// [IllegalArgumentException]. Every [IOException] is a fault of the world, except [UnreadableObjectException].
public interface Bucket {

    /// The bucket's name, part of every document's identifier; it stays the same when the bucket moves.
    String name();

    /// All objects whose key begins with a prefix, in no particular order. Objects may come and go while it is read;
    /// close it. Reading it throws [java.io.UncheckedIOException] when the bucket goes away.
    ///
    /// @throws IOException when the bucket cannot be read
    Stream<ObjectInfo> list(String prefix) throws IOException;

    /// What is known of one object, empty when there is none.
    ///
    /// @throws IOException when the bucket cannot be read
    Optional<ObjectInfo> stat(String key) throws IOException;

    /// The object's bytes from their beginning; close it.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is no such object
    /// @throws UnreadableObjectException when there is one, and waiting will not make it readable
    /// @throws IOException when the bucket cannot be read
    InputStream open(String key) throws IOException;

    /// Writes an object whole or not at all, durable when this returns; replaces what stood there.
    ///
    /// @throws IOException when the bytes cannot be read or the bucket cannot be written
    void put(String key, InputStream bytes) throws IOException;

    /// Removes an object; nothing happens when there is none.
    ///
    /// @throws IOException when the bucket cannot be written
    void delete(String key) throws IOException;
}

package org.stenogram.bucket;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/// A bucket that files can be taken from, once each, and kept in for good.
///
/// Taking an object fixes the identifier of its arrival before its bytes are read, so that a process that dies and
/// comes back goes on with the same identifier. A folder renames the file into `taking/<arrivalId>/`. An object store
/// leaves it where it is and derives the identifier from key, ETag and Last-Modified: its [#taken()] is empty, because
/// listing and taking the same object again gives the same arrival.
public interface IntakeBucket extends Bucket {

    /// Whether an object appears only when all of it is there. A file of a folder may still be written when a listing
    /// shows it.
    boolean isWholeByNature();

    /// Calls `appeared` when objects may have appeared below a prefix, until it is closed. A bucket that cannot
    /// tell never calls, and one that can may miss some: who watches lists from time to time as well.
    ///
    /// @param appeared called on a thread of the bucket, and quick
    /// @throws IOException when the bucket cannot be read
    Closeable watch(String prefix, Runnable appeared) throws IOException;

    /// Takes an object that a listing showed. Of several takers one gets it, on a folder; on an object store all get
    /// the same arrival.
    ///
    /// @return empty when it is no longer there
    /// @throws IOException when the bucket cannot be written
    Optional<Taken> take(ObjectInfo object) throws IOException;

    /// What was taken and neither released nor moved away, by this process or another; close it.
    ///
    /// @throws IOException when the bucket cannot be read
    Stream<Taken> taken() throws IOException;

    /// What is known of what was taken, empty when it is gone. An object of an object store that was replaced since is
    /// gone too: what stands there now is another arrival.
    ///
    /// @throws IOException when the bucket cannot be read
    Optional<ObjectInfo> statTaken(Taken taken) throws IOException;

    /// The bytes of what was taken, all of one content even when the object is replaced meanwhile; close it.
    ///
    /// @throws java.nio.file.NoSuchFileException when it is gone, or was replaced since it was taken
    /// @throws UnreadableObjectException when it is there, and waiting will not make it readable
    /// @throws IOException when the bucket cannot be read
    InputStream openTaken(Taken taken) throws IOException;

    /// Removes what was taken, once its bytes are kept and the world was told. An object store removes it from where
    /// it was dropped, if it is still unchanged.
    ///
    /// @throws IOException when the bucket cannot be written
    void release(Taken taken) throws IOException;

    /// Moves what was taken to another key instead of releasing it; nothing happens when it is gone already.
    ///
    /// @throws IOException when the bucket cannot be written
    void moveAway(Taken taken, String key) throws IOException;

    /// Keeps bytes under their own hash, `prefix` + SHA-256 in lower-case hexadecimal, hashing while they stream by.
    /// What stands there already stays. Whole or not at all, durable when this returns. Of several processes
    /// that keep the same large bytes at once in an object store, more than one may be told that they are new.
    ///
    /// @throws IOException when the bytes cannot be read or the bucket cannot be written
    Kept keep(String prefix, InputStream bytes) throws IOException;

    /// Writes an object unless there is one; durable when this returns, whoever wrote it. Of several writers one wins.
    ///
    /// @return whether this call wrote it
    /// @throws IOException when the bucket cannot be written
    boolean putNew(String key, byte[] bytes) throws IOException;

    /// Removes what is left of a prefix that holds no object: empty folders, where a bucket has such things.
    ///
    /// @throws IOException when the bucket cannot be written
    void tidy(String prefix) throws IOException;
}

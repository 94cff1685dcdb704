package org.stenogram.ocrcleanup;

import java.io.IOException;
import java.util.Optional;

/// Where the originals lie.
@FunctionalInterface
public interface Originals {

    /// The bytes of an original, empty when the place is there but the object is not, or can never be read.
    ///
    /// @param key `originals/` and the hash
    /// @param limit how many bytes are read at most
    /// @throws IOException when the place cannot be read now: a fault of the world
    Optional<byte[]> read(String key, int limit) throws IOException;
}

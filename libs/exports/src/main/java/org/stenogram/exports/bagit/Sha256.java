package org.stenogram.exports.bagit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A hash in the making; asked once or more, it is finished by the first asking.
final class Sha256 {

    private final MessageDigest digest;
    private @Nullable String hex;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /// Lower-case hexadecimal.
    String hex() {
        String done = hex;
        if (done == null) {
            done = HexFormat.of().formatHex(digest.digest());
            hex = done;
        }
        return done;
    }
}

package org.stenogram.query.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.stenogram.query.questions.FileName;

/// What lies at `uploads/<batchId>/<SHA-256 of the name>.json` once a file of an upload is in the bucket: it tells the
/// same file sent again from another one of its name, also after ingest has taken it and after a crash.
///
/// The name itself may be as long as a file system allows, so nothing could be added to it.
record UploadedFile(String name, String sha256, long bytes) {

    static String folder(UUID batchId) {
        return "uploads/" + batchId + "/";
    }

    static String key(UUID batchId, FileName name) {
        return folder(batchId)
                + HexFormat.of().formatHex(newDigest().digest(name.value().getBytes(StandardCharsets.UTF_8))) + ".json";
    }

    /// Reads bytes to their end.
    static UploadedFile of(FileName name, InputStream bytes) throws IOException {
        Counted counted = new Counted(bytes);
        counted.transferTo(OutputStream.nullOutputStream());
        return counted.file(name);
    }

    /// Bytes that are hashed and counted while another reads them.
    static final class Counted extends DigestInputStream {

        private long count;

        Counted(InputStream bytes) {
            super(bytes, newDigest());
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count += Math.max(0, read);
            return read;
        }

        /// What has been read; ends the hash.
        UploadedFile file(FileName name) {
            return new UploadedFile(
                    name.value(), HexFormat.of().formatHex(getMessageDigest().digest()), count);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package org.stenogram.query.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.stenogram.bucket.Bucket;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Gives out the write-once bytes of originals.
public final class Originals {

    private final Bucket bucket;

    /// @param bucket where ingest keeps them
    public Originals(Bucket bucket) {
        this.bucket = bucket;
    }

    /// The bytes; the caller closes them.
    ///
    /// @param sha256 lower-case hexadecimal, as the archive holds it
    /// @throws ProblemException when they are not there or cannot be read
    public InputStream open(String sha256) {
        try {
            return bucket.open("originals/" + sha256);
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "The archive knows this original, but the bucket does not have its bytes. Tell whoever runs the"
                            + " bucket: originals are never removed by Stenogram.",
                    e);
        } catch (IOException e) {
            throw Intake.away(e);
        }
    }
}

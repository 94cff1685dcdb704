package org.stenogram.bucket.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What the endpoint's refusals mean. The SDK has tried three times before any of them is seen.
final class S3Faults {

    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int PRECONDITION_FAILED = 412;
    static final int NOT_IMPLEMENTED = 501;

    private S3Faults() {}

    /// Makes a request whose every failure is a fault of the world.
    static <T> T call(Supplier<T> request) throws IOException {
        try {
            return request.get();
        } catch (SdkException e) {
            throw fault(e);
        }
    }

    /// A failure as a fault of the world.
    static IOException fault(SdkException e) {
        if (e instanceof AbortedException) {
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while the bucket was asked");
            interrupted.initCause(e);
            return interrupted;
        }
        return new IOException("the bucket cannot be used: " + e.getMessage(), e);
    }

    /// Whether the bucket is there and the object is not. The answer to a HEAD has no body that could tell the two
    /// apart.
    static boolean isNoSuchKey(S3Exception e) {
        return e.statusCode() == NOT_FOUND && "NoSuchKey".equals(code(e));
    }

    static boolean isNoSuchUpload(S3Exception e) {
        return e.statusCode() == NOT_FOUND && "NoSuchUpload".equals(code(e));
    }

    private static String code(S3Exception e) {
        return e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
    }
}

package org.stenogram.testkit;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One real S3 endpoint per test run; the name of one fresh bucket per test, which the
/// test makes itself.
///
/// A module whose tests use this names `org.gaul:s3proxy` among its test dependencies.
public final class S3Endpoint implements BeforeEachCallback {

    /// The access key that every test has.
    public static final String ACCESS_KEY = "test-access";
    /// The secret key that belongs to it.
    public static final String SECRET_KEY = "test-secret";

    private String bucket = "";

    @Override
    public void beforeEach(ExtensionContext context) {
        bucket = "t-" + UUID.randomUUID();
    }

    /// Where clients connect, with the bucket's name in the path.
    public URI address() {
        return TestServers.s3().address();
    }

    /// The name for this test's bucket.
    public String bucket() {
        return bucket;
    }
}

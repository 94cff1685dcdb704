package org.stenogram.testkit;

import java.net.URI;
import java.util.Properties;
import java.util.UUID;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One real S3 endpoint per test run, in this process and in memory; the name of one fresh bucket per test, which the
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
        return URI.create("http://127.0.0.1:" + Holder.SERVER.getPort());
    }

    /// The name for this test's bucket.
    public String bucket() {
        return bucket;
    }

    private static final class Holder {
        static final S3Proxy SERVER = start();

        private static S3Proxy start() {
            try {
                BlobStore memory = BlobStores.create("transient-nio2", new Properties());
                S3Proxy server = S3Proxy.builder()
                        .blobStore(memory)
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                        .ignoreUnknownHeaders(true)
                        .build();
                server.start();
                return server;
            } catch (Exception e) {
                throw new IllegalStateException("the S3 endpoint did not start", e);
            }
        }
    }
}

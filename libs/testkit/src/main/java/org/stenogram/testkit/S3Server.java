package org.stenogram.testkit;

import java.io.IOException;
import java.net.URI;

/// An S3 endpoint that tests share.
interface S3Server extends AutoCloseable {

    /// Where clients connect.
    URI address();

    @Override
    void close() throws IOException;
}

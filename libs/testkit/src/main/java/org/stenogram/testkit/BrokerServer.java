package org.stenogram.testkit;

import java.io.IOException;

/// A Kafka broker that tests share.
interface BrokerServer extends AutoCloseable {

    /// Where clients connect.
    String bootstrapServers();

    @Override
    void close() throws IOException;
}

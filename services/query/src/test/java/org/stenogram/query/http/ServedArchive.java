package org.stenogram.query.http;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.testkit.ArchiveDatabase;

/// What a test of the whole service has: an archive of its own that is empty at first, and the service over it.
/// Reading needs no broker, so there is none.
abstract class ServedArchive {

    static final KafkaConnection NO_BROKER = new KafkaConnection("localhost:9", "", Map.of());

    @RegisterExtension
    final ArchiveDatabase archive = ArchiveDatabase.withSchema();

    @RegisterExtension
    final QueryServer query = new QueryServer();

    @TempDir
    Path bucket;

    ArchiveRows rows;

    @BeforeEach
    final void serve() throws Exception {
        set(query);
        query.start(archive, bucket, kafka());
        rows = new ArchiveRows(archive);
    }

    /// Where the service finds the pipeline.
    KafkaConnection kafka() throws Exception {
        return NO_BROKER;
    }

    /// Settings that the service starts with, besides its own.
    void set(QueryServer server) {}
}

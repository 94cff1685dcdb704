package org.stenogram.query.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.testkit.ArchiveDatabase;

/// What many small tests of reading have: an archive that is empty at first, and one service over it for all of a
/// class.
/// To start one takes longer than what each of them asks.
abstract class SharedArchive {

    @RegisterExtension
    static final ArchiveDatabase archive = ArchiveDatabase.emptiedForEachTest();

    @TempDir
    static Path bucket;

    private static @Nullable QueryServer running;

    QueryServer query;
    ArchiveRows rows;

    @BeforeEach
    final void serve() throws Exception {
        if (running == null) {
            running = new QueryServer().start(archive, bucket, ServedArchive.NO_BROKER);
        }
        query = running;
        rows = new ArchiveRows(archive);
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}

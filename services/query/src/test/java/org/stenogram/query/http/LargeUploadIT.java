package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.KafkaBroker;

/// Uploads that are larger than what the server keeps in memory, more at once than the machine can read.
class LargeUploadIT {

    private static final int UPLOADS = 24;
    private static final int BYTES = 4 * 1024 * 1024;

    @RegisterExtension
    final ArchiveDatabase archive = ArchiveDatabase.withSchema();

    @RegisterExtension
    final KafkaBroker broker = new KafkaBroker();

    @RegisterExtension
    final QueryServer query = new QueryServer();

    @TempDir
    Path bucket;

    /// An answer, or a connection that is closed; never silence.
    @Test
    @Timeout(60)
    void aSenderWhoseFileIsRefusedIsNotLeftWaiting() throws Exception {
        query.with("stenogram.query.upload-limit", "1MB")
                .start(archive, bucket, new KafkaConnection(broker.bootstrapServers(), broker.topicPrefix(), Map.of()));
        String batch = QueryServer.json(query.post("/api/v1/batches", "{\"collection\":\"scans\"}"))
                .path("batchId")
                .asText();
        String path = "/api/v1/batches/" + batch + "/files/";

        int status;
        try {
            status = query.send("PUT", path + "large.bin", BodyPublishers.ofByteArray(new byte[16 * BYTES]))
                    .statusCode();
        } catch (IllegalStateException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class);
            status = 413;
        }

        assertThat(status).isEqualTo(413);
        assertThat(query.send("PUT", path + "small.bin", BodyPublishers.ofByteArray(new byte[10]))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void filesThatComeFasterThanTheyAreReadAreAllTakenWhole() throws Exception {
        query.start(archive, bucket, new KafkaConnection(broker.bootstrapServers(), broker.topicPrefix(), Map.of()));
        String batch = QueryServer.json(query.post("/api/v1/batches", "{\"collection\":\"scans\"}"))
                .path("batchId")
                .asText();

        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < UPLOADS; i++) {
                String path = "/api/v1/batches/%s/files/%d.bin".formatted(batch, i);
                answers.add(senders.submit(() -> query.send("PUT", path, BodyPublishers.ofByteArray(new byte[BYTES]))
                        .statusCode()));
            }
        }

        for (int i = 0; i < UPLOADS; i++) {
            assertThat(answers.get(i).get()).as("upload %d", i).isEqualTo(201);
            assertThat(Files.size(bucket.resolve("inbox/scans/%s/%d.bin".formatted(batch, i))))
                    .isEqualTo(BYTES);
        }
    }
}

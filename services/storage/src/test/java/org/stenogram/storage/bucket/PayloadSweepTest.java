package org.stenogram.storage.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.storage.payloads.RetainedRecords;
import org.stenogram.storage.payloads.SweepPlan;
import org.stenogram.storage.postgres.StorageMetrics;

class PayloadSweepTest {

    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    private static final String OLD = "payloads/" + "a".repeat(64);
    private static final String YOUNG = "payloads/" + "b".repeat(64);

    @TempDir
    Path folder;

    private FolderBucket bucket;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void fill() throws IOException {
        bucket = new FolderBucket("test", folder);
        write(OLD, Duration.ofDays(41));
        write(YOUNG, Duration.ofDays(39));
        write("payloads/notes.txt", Duration.ofDays(400));
        write("originals/" + "a".repeat(64), Duration.ofDays(400));
    }

    @Test
    void whatNoRecordRefersToIsRemovedAndNothingElse() throws IOException {
        // The oldest record is from just after the last that could refer to what goes.
        sweep(time -> NOW.minus(Duration.ofDays(39)).isBefore(time));

        assertThat(keys()).containsExactlyInAnyOrder(YOUNG, "payloads/notes.txt", "originals/" + "a".repeat(64));
        assertThat(meters.counter(StorageMetrics.PAYLOADS_REMOVED).count()).isEqualTo(1);
        assertThat(meters.counter(StorageMetrics.PAYLOADS_BYTES).count()).isEqualTo(7);
        assertThat(meters.get(StorageMetrics.PAYLOADS_KEPT).gauge().value()).isEqualTo(2);
    }

    @Test
    void aTopicWithAnOlderRecordKeepsAllPayloads() throws IOException {
        sweep(time -> NOW.minus(Duration.ofDays(39)).minusMillis(1).isBefore(time));

        assertThat(keys()).contains(OLD, YOUNG);
        assertThat(meters.counter(StorageMetrics.PAYLOADS_REMOVED).count()).isZero();
    }

    @Test
    void aBrokerThatDoesNotSayKeepsAllPayloads() {
        RetainedRecords away = _ -> {
            throw new WorldFaultException("broker away", new IOException("no answer"));
        };

        assertThatExceptionOfType(WorldFaultException.class).isThrownBy(() -> sweep(away));

        assertThat(keys()).contains(OLD, YOUNG);
    }

    @Test
    void aPayloadThatIsWrittenAgainIsYoungAgain() throws IOException {
        bucket.put(OLD, new ByteArrayInputStream("payload".getBytes(StandardCharsets.UTF_8)));
        Files.setLastModifiedTime(folder.resolve(OLD), FileTime.from(NOW));

        sweep(_ -> false);

        assertThat(keys()).contains(OLD, YOUNG);
    }

    @Test
    void oneThatIsOffNeitherBeginsNorKeepsTheServiceFromStopping() {
        PayloadSweep off = payloadSweep(_ -> false, Duration.ZERO);

        off.start();
        assertThat(off.health()).isInstanceOf(RunnerHealth.Serving.class);
        assertThatNoException().isThrownBy(off::close);

        assertThat(keys()).contains(OLD, YOUNG);
    }

    private void sweep(RetainedRecords records) throws IOException {
        payloadSweep(records, Duration.ofDays(1)).sweep(() -> false);
    }

    private PayloadSweep payloadSweep(RetainedRecords records, Duration period) {
        return new PayloadSweep(
                bucket,
                records,
                new SweepPlan(period, Duration.ofDays(40)),
                new StorageMetrics(meters),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void write(String key, Duration age) throws IOException {
        Path file = folder.resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "payload");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    private List<String> keys() {
        try (Stream<ObjectInfo> objects = bucket.list("")) {
            return objects.map(ObjectInfo::key).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.stenogram.eventcodec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.bucket.UnreadableObjectException;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;

class EventCodecTest {

    private static final BatchSealed SEALED = new BatchSealed(
            UUID.fromString("1c2d3e4f-0000-4000-8000-000000000001"),
            "minutes",
            3,
            Instant.parse("2026-03-04T05:06:07.89Z"));

    private final MemoryBucket bucket = new MemoryBucket();
    private final EventCodec codec = new EventCodec("ingest", "", bucket);

    static java.util.stream.Stream<PipelineEvent> samples() {
        return SampleEvents.all();
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private ConsumerRecord<byte[], byte[]> changed(String header, String value) {
        ProducerRecord<byte[], byte[]> record = codec.encode(SEALED, null);
        record.headers().remove(header).add(header, value.getBytes(UTF_8));
        return Records.delivered(record);
    }

    @Test
    void whatIsEncodedIsDecoded() {
        var record = Records.delivered(codec.encode(SEALED, null));

        assertThat(codec.decode(record)).isEqualTo(SEALED);
        assertThat(codec.envelope(record).type()).isEqualTo(EventType.BATCH_SEALED);
        assertThat(record.topic()).isEqualTo("stenogram.batch.sealed.v1");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void headersAreThoseThatTheContractLists(PipelineEvent event) {
        ProducerRecord<byte[], byte[]> record = codec.encode(event, null);

        assertThat(record.topic()).isEqualTo(event.type().topic());
        assertThat(new String(record.key(), UTF_8)).isEqualTo(event.key().toString());
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id"))
                .isEqualTo(event.type().eventId(event.subjectId(), "ingest").toString());
        assertThat(header(record, "ce_source")).isEqualTo("/stenogram/ingest");
        assertThat(header(record, "ce_type")).isEqualTo("org." + event.type().topic());
        assertThat(header(record, "ce_subject")).isEqualTo(event.key().toString());
        assertThat(Instant.parse(header(record, "ce_time"))).isNotNull();
        assertThat(header(record, "ce_dataschema")).isEqualTo(event.type().dataSchema());
        assertThat(header(record, "ce_traceparent"))
                .matches("00-" + event.subjectId().toString().replace("-", "") + "-[0-9a-f]{16}-01");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(header(record, "ce_dataref")).isEmpty();
    }

    @Test
    void theSameEventSentAgainHasTheSameIdAndTrace() {
        ProducerRecord<byte[], byte[]> first = codec.encode(SEALED, null);
        ProducerRecord<byte[], byte[]> again = codec.encode(SEALED, null);

        assertThat(again.headers()).isEqualTo(first.headers());
        assertThat(again.key()).isEqualTo(first.key());
        assertThat(again.value()).isEqualTo(first.value());
    }

    @Test
    void aTraceThatCameWithTheCauseIsCarriedOnAndOneThatIsNoneIsNot() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var valid = changed("ce_traceparent", trace);
        var broken = changed("ce_traceparent", "00-zz");

        assertThat(header(codec.encode(SEALED, valid), "ce_traceparent")).isEqualTo(trace);
        assertThat(header(codec.encode(SEALED, broken), "ce_traceparent"))
                .startsWith("00-1c2d3e4f000040008000000000000001-");
    }

    @Test
    void dataAboveTheLimitTravelsByTheBucketAndReadersSeeNoDifference() {
        DocumentCleaned small = SampleEvents.ofText("x".repeat(200 * 1024));
        DocumentCleaned large = SampleEvents.ofText("ß".repeat(200 * 1024));

        ProducerRecord<byte[], byte[]> inline = codec.encode(small, null);
        ProducerRecord<byte[], byte[]> byBucket = codec.encode(large, null);

        assertThat(inline.value()).isNotNull();
        assertThat(byBucket.value()).isNull();
        assertThat(header(byBucket, "ce_dataref")).matches("payloads/[0-9a-f]{64}");
        assertThat(bucket.objects).containsOnlyKeys(header(byBucket, "ce_dataref"));
        assertThat(codec.decode(Records.delivered(inline))).isEqualTo(small);
        assertThat(codec.decode(Records.delivered(byBucket))).isEqualTo(large);
        assertThat(codec.bytes(Records.delivered(byBucket))).isGreaterThan(400 * 1024);
    }

    @Test
    void theLimitIsTwoHundredAndFiftySixKibibytesOfData() {
        int rest = EventJson.write(SampleEvents.ofText("")).getBytes(UTF_8).length;

        ProducerRecord<byte[], byte[]> atLimit = codec.encode(SampleEvents.ofText("x".repeat(256 * 1024 - rest)), null);
        ProducerRecord<byte[], byte[]> above =
                codec.encode(SampleEvents.ofText("x".repeat(256 * 1024 - rest + 1)), null);

        assertThat(atLimit.value()).hasSize(256 * 1024);
        assertThat(above.value()).isNull();
    }

    @Test
    void aBucketThatIsAwayIsAFaultOfTheWorldAndADamagedPayloadIsNot() {
        DocumentCleaned large = SampleEvents.ofText("x".repeat(300 * 1024));
        var record = Records.delivered(codec.encode(large, null));

        bucket.away = true;
        assertThatThrownBy(() -> codec.decode(record)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> codec.encode(large, null)).isInstanceOf(UncheckedIOException.class);
        assertThat(codec.bytes(record)).isLessThan(1_000);

        bucket.away = false;
        bucket.objects.replaceAll((_, bytes) -> "{}".getBytes(UTF_8));
        assertThatThrownBy(() -> codec.decode(record))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aPayloadThatIsNoFileIsMalformedAndOneWithoutRightsIsWaitedFor() {
        var record = Records.delivered(codec.encode(SampleEvents.ofText("x".repeat(300 * 1024)), null));

        bucket.unreadable = UnreadableObjectException.Fault.NOT_A_FILE;
        assertThatThrownBy(() -> codec.decode(record)).isInstanceOf(MalformedEventException.class);

        bucket.unreadable = UnreadableObjectException.Fault.NO_PERMISSION;
        assertThatThrownBy(() -> codec.decode(record)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aPayloadThatIsMissingIsWaitedForAsLongAsItShouldBeThere() {
        var record = Records.delivered(codec.encode(SampleEvents.ofText("x".repeat(300 * 1024)), null));
        bucket.objects.clear();
        Instant sent = Instant.ofEpochMilli(Records.SENT_AT);
        Duration kept = Topics.longestRetention().plusDays(7);

        assertThatThrownBy(() -> at(sent.plus(kept)).decode(record)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> at(sent.plus(kept).plusMillis(1)).decode(record))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("no longer kept");
    }

    private EventCodec at(Instant now) {
        return new EventCodec("ingest", "", bucket, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void fieldsThatAreNotKnownAreIgnored() {
        ProducerRecord<byte[], byte[]> record = codec.encode(SEALED, null);
        String json = new String(record.value(), UTF_8);
        String more = json.substring(0, json.length() - 1) + ",\"added\":{\"later\":[1,null]}}";

        PipelineEvent event = codec.decode(Records.delivered(
                new ProducerRecord<>(record.topic(), null, record.key(), more.getBytes(UTF_8), record.headers())));

        assertThat(event).isEqualTo(SEALED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "3",
                "{}",
                "{\"batchId\":\"1-1-1-1-1\",\"collection\":\"c\",\"files\":1,\"sealedAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"batchId\":\"1c2d3e4f-0000-4000-8000-000000000001\",\"collection\":null,\"files\":1,"
                        + "\"sealedAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"batchId\":\"1c2d3e4f-0000-4000-8000-000000000001\",\"collection\":\"c\",\"files\":\"1\","
                        + "\"sealedAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"batchId\":\"1c2d3e4f-0000-4000-8000-000000000001\",\"collection\":\"c\",\"files\":-1,"
                        + "\"sealedAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"batchId\":\"1c2d3e4f-0000-4000-8000-000000000001\",\"collection\":\"c\",\"files\":1,"
                        + "\"sealedAt\":\"yesterday\"}",
                "{\"batchId\":\"1c2d3e4f-0000-4000-8000-000000000001\",\"collection\":\"c\",\"files\":1,"
                        + "\"sealedAt\":\"2026-01-01T00:00:00Z\"} {}",
                "\u0000\u0001\u0002",
            })
    void dataThatDoesNotFitIsMalformed(String data) {
        ProducerRecord<byte[], byte[]> record = codec.encode(SEALED, null);

        assertThatThrownBy(() -> codec.decode(Records.delivered(new ProducerRecord<>(
                        record.topic(), null, record.key(), data.getBytes(UTF_8), record.headers()))))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void dataNestedWithoutEndIsMalformed() {
        ProducerRecord<byte[], byte[]> record = codec.encode(SEALED, null);
        String deep = "{\"added\":" + "[".repeat(200_000);

        assertThatThrownBy(() -> codec.decode(Records.delivered(new ProducerRecord<>(
                        record.topic(), null, record.key(), deep.getBytes(UTF_8), record.headers()))))
                .isInstanceOf(MalformedEventException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ce_specversion | 9.9",
                "ce_specversion | ''",
                "ce_id | ''",
                "ce_id | not a uuid",
                "ce_id | 1-1-1-1-1",
                "ce_type | org.stenogram.document.invented.v1",
                "ce_type | ''",
                "ce_time | yesterday",
                "ce_source | '::: not a uri'",
                "ce_dataschema | '::: not a uri'",
                "ce_dataref | ../../etc/passwd",
                "ce_dataref | payloads/../originals/x",
                "ce_dataref | http://169.254.169.254/latest",
                "ce_dataref | '::: not a uri'",
                "content-type | application/cloudevents+json",
            })
    void aHeaderThatDoesNotFitMakesPoisonAndNothingElse(String header, String value) {
        var record = changed(header, value);

        assertThatThrownBy(() -> codec.decode(record)).isInstanceOf(MalformedEventException.class);
        assertThat(codec.bytes(record)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time"})
    void aHeaderThatIsMissingMakesPoison(String header) {
        ProducerRecord<byte[], byte[]> record = codec.encode(SEALED, null);
        record.headers().remove(header);

        assertThatThrownBy(() -> codec.decode(Records.delivered(record))).isInstanceOf(MalformedEventException.class);
    }

    @Test
    void aRecordUnderAnotherKeyIsPoisonForOrderRestsOnTheKey() {
        ProducerRecord<byte[], byte[]> record = codec.encode(SEALED, null);

        for (byte[] key : new byte[][] {null, {}, "else".getBytes(UTF_8)}) {
            assertThatThrownBy(() -> codec.decode(Records.delivered(
                            new ProducerRecord<>(record.topic(), null, key, record.value(), record.headers()))))
                    .isInstanceOf(MalformedEventException.class);
        }
    }

    @Test
    void whateverHeadersAndBytesComeADecoderGivesAnEventOrCallsThemMalformed() {
        long seed = 20260304;
        Random random = new Random(seed);
        List<PipelineEvent> events = SampleEvents.all().toList();
        int decoded = 0;
        for (int round = 0; round < 4_000; round++) {
            ProducerRecord<byte[], byte[]> whole = codec.encode(events.get(random.nextInt(events.size())), null);
            List<Header> headers = new ArrayList<>();
            for (Header header : whole.headers()) {
                switch (random.nextInt(12)) {
                    case 0 -> {}
                    case 1 -> headers.add(new RecordHeader(header.key(), (byte[]) null));
                    case 2 -> headers.add(new RecordHeader(header.key(), bytes(random)));
                    case 3 -> {
                        headers.add(header);
                        headers.add(new RecordHeader("ce_" + (char) random.nextInt(0x300), bytes(random)));
                    }
                    default -> headers.add(header);
                }
            }
            byte[] value = random.nextInt(8) == 0 ? bytes(random) : whole.value();
            var record = Records.delivered(new ProducerRecord<>(whole.topic(), null, whole.key(), value, headers));
            try {
                codec.decode(record);
                decoded++;
            } catch (MalformedEventException poison) {
                assertThat(poison).hasMessageNotContaining("null pointer");
            } catch (RuntimeException other) {
                throw new AssertionError("seed %d, round %d, headers %s".formatted(seed, round, headers), other);
            }
        }
        assertThat(decoded).isBetween(100, 3_900);
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }
}

package org.stenogram.stageruntime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// What the runners log, with the same keys everywhere. Messages of a document's faults may quote its text, so
/// only their kind and stack are logged; their words travel in `document.failed`.
final class RunnerLog {

    private static final int LONGEST_KEY = 64;

    private final Logger log;
    private final String stage;

    RunnerLog(String stage) {
        this.stage = stage;
        this.log = LoggerFactory.getLogger("org.stenogram.stage." + stage);
    }

    void started() {
        with(log.atInfo()).log("started");
    }

    void stopped() {
        with(log.atInfo()).log("stopped");
    }

    void broken(Throwable fault) {
        with(log.atError()).setCause(fault).log("ended by an error that no retry mends");
    }

    void assigned(Collection<TopicPartition> partitions) {
        with(log.atInfo()).addKeyValue("partitions", partitions).log("partitions assigned");
    }

    void revoked(Collection<TopicPartition> partitions, boolean drained) {
        with(log.atInfo())
                .addKeyValue("partitions", partitions)
                .addKeyValue("drained", drained)
                .log("partitions given away");
    }

    void lost(Collection<TopicPartition> partitions) {
        with(log.atWarn())
                .addKeyValue("partitions", partitions)
                .log("partitions lost: their work under way is not committed");
    }

    void finished(ConsumerRecord<byte[], byte[]> record, Step.Ending ending, long nanos) {
        with(log.atDebug(), record)
                .addKeyValue("outcome", ending.tag())
                .addKeyValue("millis", nanos / 1_000_000)
                .log("record finished");
    }

    void gaveUp(ConsumerRecord<byte[], byte[]> record, Step.Ending ending, String code, int attempt) {
        with(log.atWarn(), record)
                .addKeyValue("outcome", ending.tag())
                .addKeyValue("code", code)
                .addKeyValue("attempt", attempt)
                .log("document failed");
    }

    void stumbled(ConsumerRecord<byte[], byte[]> record, int attempt, Throwable fault) {
        with(log.atWarn(), record)
                .addKeyValue("attempt", attempt)
                .setCause(new TextFreeTrace(fault))
                .log("the stage threw");
    }

    void waiting(String work, String away, int faults, Duration pause, Throwable cause) {
        LoggingEventBuilder event = with(faults == 1 ? log.atWarn() : log.atDebug());
        if (faults == 1) {
            event.setCause(cause);
        }
        event.addKeyValue("work", work)
                .addKeyValue("away", away)
                .addKeyValue("faults", faults)
                .addKeyValue("pause", pause)
                .log("waiting for the world");
    }

    void waitedEnough(String work, int faults) {
        with(log.atInfo())
                .addKeyValue("work", work)
                .addKeyValue("faults", faults)
                .log("waiting no more");
    }

    void sessionEnded(Throwable fault) {
        with(log.atWarn()).setCause(fault).log("the connection to Kafka ended, making a new one");
    }

    void notCommitted(Throwable fault) {
        with(log.atInfo())
                .addKeyValue("cause", Faults.words(fault))
                .log("offsets not committed, some records may come again");
    }

    void sinkThrew(Throwable fault) {
        with(log.atError())
                .setCause(new TextFreeTrace(fault))
                .log("the sink threw what is neither the world's fault nor a document's");
    }

    void fenced(String message) {
        with(log.atWarn()).addKeyValue("cause", message).log("offsets were taken by another instance");
    }

    private LoggingEventBuilder with(LoggingEventBuilder event) {
        return event.addKeyValue("stage", stage);
    }

    private LoggingEventBuilder with(LoggingEventBuilder event, ConsumerRecord<byte[], byte[]> record) {
        return with(event)
                .addKeyValue("documentId", key(record))
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset());
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        return key == null || key.length > LONGEST_KEY ? "" : new String(key, StandardCharsets.UTF_8);
    }
}

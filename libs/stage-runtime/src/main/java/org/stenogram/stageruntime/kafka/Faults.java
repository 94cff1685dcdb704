package org.stenogram.stageruntime.kafka;

import java.io.UncheckedIOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.stenogram.stageruntime.Rejection;
import org.stenogram.stageruntime.WorldFaultException;

/// Tells the faults of the world from those of a document, and puts the latter in words.
final class Faults {

    /// The record is not an event that the stage takes.
    static final String NOT_AN_EVENT = "not-an-event";
    /// The stage threw each time it tried.
    static final String STAGE_ERROR = "stage-error";

    private static final int LONGEST_REASON = 300;

    private Faults() {}

    /// What it means for the record that the stage threw. A stage says which faults are the world's; an I/O fault
    /// that it does not call so may well be a parser's, and a document that is waited for would hold up all others.
    static Step.Settled ofStage(Throwable fault) {
        return switch (fault) {
            case WorldFaultException world -> new Step.Wait(words(world), world);
            default -> new Step.Stumble(fault);
        };
    }

    /// What it means for the record that it could not be read, written or published: the codec parses bytes in
    /// memory, so its I/O faults are the bucket's.
    static Step.Settled ofCodec(Throwable fault) {
        return switch (fault) {
            case UncheckedIOException io -> new Step.Wait(words(io), io);
            case RetriableException kafka -> new Step.Wait(words(kafka), kafka);
            default -> ofStage(fault);
        };
    }

    /// What is said of a record that is not an event.
    static Rejection poison(ConsumerRecord<byte[], byte[]> record, String why) {
        return new Rejection(
                NOT_AN_EVENT,
                "The record at %s cannot be read as an event: %s".formatted(place(record), why),
                "Look at the record where it lies and at the program that wrote it; the file itself was not looked at.",
                false);
    }

    /// What is said of a document that stumbled as often as it may.
    static Rejection stumbled(String stage, Throwable fault) {
        return new Rejection(
                STAGE_ERROR,
                "%s could not process the document in %d attempts: %s"
                        .formatted(stage, StageSettings.ATTEMPTS, words(fault)),
                "Report this to those who run the service, then process the document again.",
                true);
    }

    /// Kind and message of a fault, cut to a length that fits into an event and a log line.
    static String words(Throwable fault) {
        String message = fault.getMessage();
        String words = message == null ? fault.getClass().getSimpleName() : kind(fault) + message;
        return words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON) + "…";
    }

    private static String kind(Throwable fault) {
        boolean speaksForItself = fault instanceof WorldFaultException || fault instanceof IllegalArgumentException;
        return speaksForItself ? "" : fault.getClass().getSimpleName() + ": ";
    }

    /// Where a record lies: `topic-partition@offset`.
    static String place(ConsumerRecord<?, ?> record) {
        return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    }
}

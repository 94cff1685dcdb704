package org.stenogram.stageruntime.kafka;

import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.stenogram.stageruntime.Rejection;

/// Where one try of one record led.
sealed interface Step {

    /// This is to be published, and then the record is finished.
    record Publish(ProducerRecord<byte[], byte[]> output, Ending ending) implements Step {}

    /// A step with nothing left to publish.
    sealed interface Settled extends Step {}

    /// The outputs are safe.
    record Done(Ending ending) implements Settled {}

    /// The partition is no longer ours: another instance begins anew.
    record Leave() implements Settled {}

    /// The world is not ready: the same again later, without end.
    record Wait(String away, Throwable cause) implements Settled {}

    /// The document may be the cause: one of its attempts is used up.
    record Stumble(Throwable cause) implements Settled {}

    /// The document can never succeed as it is.
    record GiveUp(Rejection rejection, Ending ending) implements Settled {}

    /// How a record ends; a tag of the metrics.
    enum Ending {
        /// The stage's event was published.
        EMITTED,
        /// The stage refused the document, and said so.
        REJECTED,
        /// The document stumbled as often as it may.
        FAILED,
        /// The record was no event that the stage takes.
        POISON;

        /// As it stands in metrics and logs.
        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

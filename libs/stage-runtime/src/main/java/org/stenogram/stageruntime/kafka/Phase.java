package org.stenogram.stageruntime.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The life of a record in a stage: tried up to three times, and then, if it must be, given up. There is no way
/// back.
sealed interface Phase {

    /// How many times the stage has tried, this one included.
    int attempt();

    /// Makes the next step of this phase.
    Step step(StageCall<?, ?> call, ConsumerRecord<byte[], byte[]> record);

    /// The stage decides.
    record Trying(int attempt) implements Phase {

        @Override
        public Step step(StageCall<?, ?> call, ConsumerRecord<byte[], byte[]> record) {
            return call.decide(record);
        }

        boolean isLast() {
            return attempt >= StageSettings.ATTEMPTS;
        }

        Trying again() {
            return new Trying(attempt + 1);
        }
    }

    /// The event that says that the document failed must get out.
    record GivingUp(int attempt, Step.GiveUp decision) implements Phase {

        @Override
        public Step step(StageCall<?, ?> call, ConsumerRecord<byte[], byte[]> record) {
            return call.giveUp(record, decision, attempt);
        }
    }
}

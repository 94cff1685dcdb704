package org.stenogram.query.pages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.ReceiptAnswer.Receipt;

/// The way of one document through the pipeline.
///
/// @param title what people see: the title, else the file's name
/// @param archived whether it can be read in the archive
/// @param arrivals each taking of its file, oldest first
/// @param passes each pass of the pipeline, the latest first
/// @param who the name that was written last in this browser
/// @param today when the page was made
public record TimelineView(
        UUID documentId,
        String title,
        String name,
        String collection,
        boolean archived,
        List<Receipt> arrivals,
        List<Pass> passes,
        String who,
        Instant today) {

    /// Copies the lists.
    public TimelineView {
        arrivals = List.copyOf(arrivals);
        passes = List.copyOf(passes);
    }

    /// Whether anything can still change.
    public boolean isOpen() {
        return passes.isEmpty() || passes.getFirst().state().equals("waiting");
    }

    /// Whether there are bytes that can be run again.
    public boolean canRun() {
        return arrivals.stream().anyMatch(arrival -> arrival.sha256() != null);
    }

    /// One pass of the pipeline.
    ///
    /// @param number from 1, in the order in which they were begun
    /// @param cause why there was one, in a sentence
    /// @param seconds from its beginning to its end, absent while it waits
    /// @param waitsFor the stage that has it next, absent when it has come to an end
    public record Pass(
            int number,
            UUID runId,
            String cause,
            String state,
            @Nullable Double seconds,
            @Nullable String waitsFor,
            List<Step> steps) {

        /// Copies the list.
        public Pass {
            steps = List.copyOf(steps);
        }
    }

    /// One event of a pass.
    ///
    /// @param what happened, in a few words
    /// @param seconds since the step before, absent for the first
    /// @param changes what it changed or found, a line each
    /// @param isFaulty whether it found something wrong with what is archived
    public record Step(
            String what,
            String stage,
            Instant at,
            @Nullable Double seconds,
            List<String> changes,
            boolean isFaulty,
            String type,
            UUID eventId,
            Instant recordedAt) {

        /// Copies the list.
        public Step {
            changes = List.copyOf(changes);
        }

        /// Whether the pass was given up here, or something is wrong with what it made.
        public boolean isFailure() {
            return isFaulty || type.contains(".failed.");
        }
    }
}

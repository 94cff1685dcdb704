package org.stenogram.query.answers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.PersonAnswer.Alias;
import org.stenogram.query.answers.PersonAnswer.Companion;
import org.stenogram.query.answers.PersonAnswer.Decision;
import org.stenogram.query.answers.PersonAnswer.Identifier;
import org.stenogram.query.answers.PersonAnswer.Office;

/// The shapes of what is told of the pipeline and of people.
public final class StatusAnswer {

    private StatusAnswer() {}

    /// The pipeline now.
    ///
    /// @param at when this was read
    /// @param stages in the order of the flow
    /// @param pace how fast runs leave it; absent until it was watched for twenty seconds
    public record Status(
            Instant at,
            List<StageCounts> stages,
            @Nullable Pace pace,
            Totals totals,
            List<DocumentAnswer.Summary> latest) {

        /// How many runs are in the pipeline.
        public long waiting() {
            return stages.stream().mapToLong(StageCounts::waiting).sum();
        }
    }

    /// How fast runs leave the pipeline, archived or failed, as seen in the last five minutes at most.
    ///
    /// @param secondsLeft until all that waits now has left at this pace; absent when nothing waits or nothing left
    /// @param watchedSeconds how long that was watched
    public record Pace(double perMinute, @Nullable Double secondsLeft, long watchedSeconds) {

        /// @param waiting how many runs are in the pipeline
        public static Pace of(double perMinute, long waiting, long watchedSeconds) {
            return new Pace(
                    perMinute, waiting == 0 || perMinute == 0 ? null : waiting * 60 / perMinute, watchedSeconds);
        }
    }

    /// One stage.
    ///
    /// @param waiting runs that wait for it
    /// @param done runs that it has behind it
    /// @param failed runs that it gave up
    /// @param oldestAt since when the oldest one waits
    /// @param oldestSeconds how long that is
    /// @param perMinute how many runs it had behind it each minute lately, done or failed; absent at first
    public record StageCounts(
            String stage,
            long waiting,
            long done,
            long failed,
            @Nullable Instant oldestAt,
            @Nullable Double oldestSeconds,
            @Nullable Double perMinute) {

        /// The same with its pace.
        public StageCounts withPerMinute(@Nullable Double pace) {
            return new StageCounts(stage, waiting, done, failed, oldestAt, oldestSeconds, pace);
        }
    }

    /// What the archive holds.
    public record Totals(long documents, long speeches, long people, long failures) {}

    /// A person in the list of people.
    ///
    /// @param documents how many documents name them
    public record Person(UUID personId, String name, int documents, int speeches, Map<String, String> links) {}

    /// A person in full.
    ///
    /// @param aliases every form of the name in current editions
    /// @param documents the latest hundred at most, latest meeting first
    /// @param forms the same forms, with where each was seen
    /// @param offices by the first meeting that gives them
    /// @param companions who spoke in the same meetings, of which the latest [#MEETINGS] are looked at, the most
    /// frequent first
    /// @param identifiers what catalogues call them, by the authority file
    /// @param decisions what staff said of them, the latest first
    public record PersonDetail(
            Person person,
            List<String> aliases,
            List<Appearance> documents,
            List<Alias> forms,
            List<Office> offices,
            List<Companion> companions,
            List<Identifier> identifiers,
            List<Decision> decisions) {

        /// In so many meetings, the latest, it is looked who else spoke.
        public static final int MEETINGS = 1_000;
    }

    /// A document that names a person.
    public record Appearance(
            UUID documentId,
            @Nullable String title,
            @Nullable String date,
            String name,
            List<String> offices,
            boolean present,
            int speeches,
            Map<String, String> links) {}
}

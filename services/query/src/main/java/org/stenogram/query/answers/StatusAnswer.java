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
    public record Status(Instant at, List<StageCounts> stages, Totals totals, List<DocumentAnswer.Summary> latest) {}

    /// One stage.
    ///
    /// @param waiting runs that wait for it
    /// @param done runs that it has behind it
    /// @param failed runs that it gave up
    /// @param oldestAt since when the oldest one waits
    /// @param oldestSeconds how long that is
    public record StageCounts(
            String stage,
            long waiting,
            long done,
            long failed,
            @Nullable Instant oldestAt,
            @Nullable Double oldestSeconds) {}

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
    /// @param companions who spoke in the same meetings, the most frequent first
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
            List<Decision> decisions) {}

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

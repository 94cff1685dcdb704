package org.stenogram.storage.runs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document without its texts: what is needed to number a new edition and to tell which one readers get.
///
/// @param currentRunId the run whose edition readers get: the one that was opened last
/// @param currentOpenedAt when that run was opened
/// @param lastVersion highest version number given, 0 before the first
/// @param lastEdition highest edition number given, 0 before the first
/// @param archivedAt when the current edition was stored
public record DocumentHead(
        UUID documentId,
        String key,
        String name,
        String collection,
        @Nullable UUID currentRunId,
        @Nullable Instant currentOpenedAt,
        int lastVersion,
        int lastEdition,
        @Nullable Instant archivedAt) {

    static DocumentHead first(UUID documentId, Opening opening) {
        return new DocumentHead(
                documentId, opening.key(), opening.name(), opening.collection(), null, null, 0, 0, null);
    }

    /// The head with one more edition, which becomes the current one if its run was opened last.
    DocumentHead with(UUID runId, Opening opening, int version, Instant now) {
        boolean isNewest = currentRunId == null
                || currentOpenedAt == null
                || isLater(opening.openedAt(), runId, currentOpenedAt, currentRunId);
        return new DocumentHead(
                documentId,
                key,
                name,
                collection,
                isNewest ? runId : currentRunId,
                isNewest ? opening.openedAt() : currentOpenedAt,
                Math.max(lastVersion, version),
                lastEdition + 1,
                isNewest ? now : archivedAt);
    }

    /// By opening time; at the same time, by the text form of the run's identifier.
    static boolean isLater(Instant openedAt, UUID runId, Instant thanOpenedAt, UUID thanRunId) {
        int byTime = openedAt.compareTo(thanOpenedAt);
        return byTime != 0 ? byTime > 0 : runId.toString().compareTo(thanRunId.toString()) > 0;
    }
}

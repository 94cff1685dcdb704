package org.stenogram.storage.runs;

import java.time.Instant;
import java.util.UUID;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.DocumentArchived;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.RunId;
import org.stenogram.storage.editions.Edition;
import org.stenogram.storage.editions.StoredEdition;

/// What became of a run.
public sealed interface Settled {

    /// The run that this is about.
    UUID runId();

    /// An edition is made.
    record Archived(UUID runId, Opening opening, Edition edition, int version, int number, Instant at)
            implements Settled {

        /// What is written.
        public StoredEdition stored() {
            return new StoredEdition(runId, version, number, at, edition);
        }

        /// What the world hears of it.
        public DocumentArchived event() {
            DocumentId documentId = edition.source().documentId();
            Metadata metadata = edition.source().segmentation().metadata();
            return new DocumentArchived(
                    documentId,
                    new RunId(runId),
                    version,
                    number,
                    opening.name(),
                    opening.collection(),
                    metadata.title(),
                    metadata.date(),
                    edition.source().original().sha256(),
                    edition.speeches(),
                    edition.speakers(),
                    edition.words(),
                    edition.quality(),
                    "/api/v1/documents/" + documentId,
                    at,
                    null);
        }
    }

    /// The archive had the same bytes already: nothing is made.
    ///
    /// @param of the document that has them
    record Duplicate(UUID runId, UUID of, Instant at) implements Settled {}
}

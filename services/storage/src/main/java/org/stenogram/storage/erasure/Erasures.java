package org.stenogram.storage.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.Segmentation;

/// Which documents and which contents are erased, and what may still be stored of them.
///
/// @param documents the erasure of each erased document
/// @param originals when the erasure of each erased content was asked for
public record Erasures(Map<UUID, ErasureRequested> documents, Map<String, Instant> originals) {

    /// Copies the maps.
    public Erasures {
        documents = Map.copyOf(documents);
        originals = Map.copyOf(originals);
    }

    /// Whether a document is erased.
    public boolean has(UUID documentId) {
        return documents.containsKey(documentId);
    }

    /// When the erasure of this content of this document was asked for, absent where there was none.
    public @Nullable Instant requestedAt(UUID documentId, String sha256) {
        ErasureRequested request = documents.get(documentId);
        Instant ofContent = originals.get(sha256);
        Instant ofDocument = request == null ? null : request.requestedAt();
        if (ofContent == null || ofDocument == null) {
            return ofContent == null ? ofDocument : ofContent;
        }
        return ofContent.isBefore(ofDocument) ? ofContent : ofDocument;
    }

    /// What is stored of what a run made: all of it, or nothing that was read from the file.
    public DocumentSegmented kept(DocumentSegmented made) {
        boolean isErased =
                requestedAt(made.documentId().value(), made.original().sha256()) != null;
        return isErased ? emptied(made) : made;
    }

    /// A run's result without a word of the text: no title, no header fields, no names.
    public static DocumentSegmented emptied(DocumentSegmented made) {
        return new DocumentSegmented(
                made.documentId(),
                made.runId(),
                made.original(),
                new CleanedText(made.cleaned().extraction(), "", List.of(), List.of(), null, new TreeMap<>()),
                new Segmentation(new Metadata(null, null, null, List.of()), List.of(), List.of(), 0, new TreeMap<>()));
    }

    /// Whether a correction quotes the text, or says what stands in it.
    public static boolean quotes(Correction correction) {
        return switch (correction) {
            case Correction.Anchored _, Correction.CorrectHeader _ -> true;
            case Correction.Withdraw _, Correction.Restore _, Correction.UndoAmendment _ -> false;
        };
    }

    /// Those of some amendments that may be kept, and a withdrawal for each erasure: an erased document stays out of
    /// view even when nothing else that is known withdraws it.
    public List<DocumentAmended> kept(List<DocumentAmended> amendments, List<ErasureRequested> requests) {
        List<DocumentAmended> kept = new ArrayList<>();
        for (DocumentAmended amended : amendments) {
            if (!has(amended.documentId().value()) || !quotes(amended.correction())) {
                kept.add(amended);
            }
        }
        for (ErasureRequested request : requests) {
            kept.add(new DocumentAmended(
                    request.documentId(),
                    request.runId(),
                    request.erasureId(),
                    new Correction.Withdraw(),
                    request.reason(),
                    request.requestedBy(),
                    request.requestedAt()));
        }
        return kept;
    }
}

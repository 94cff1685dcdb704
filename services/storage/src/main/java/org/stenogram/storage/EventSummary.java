package org.stenogram.storage;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Extraction;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.RunId;

/// What the event log keeps of an event: all of a small one; of one that carries a document's text, its
/// figures. The texts stand in table `edition`, once.
public final class EventSummary {

    private EventSummary() {}

    /// What the log keeps, to be written as JSON. Names are those of the event, so a reader finds the same
    /// fields.
    public static Object of(PipelineEvent event) {
        return switch (event) {
            case DocumentCleaned cleaned ->
                new Cleaned(
                        cleaned.documentId(),
                        cleaned.runId(),
                        cleaned.original(),
                        cleaned.cleaned().extraction(),
                        cleaned.cleaned().language(),
                        cleaned.cleaned().edits().size(),
                        cleaned.cleaned().pages().size(),
                        cleaned.cleaned().quality());
            case DocumentSegmented segmented ->
                new Segmented(
                        segmented.documentId(),
                        segmented.runId(),
                        segmented.original(),
                        segmented.segmentation().metadata().title(),
                        segmented.segmentation().metadata().date(),
                        segmented.segmentation().segments().size(),
                        segmented.segmentation().people().size(),
                        segmented.segmentation().confidence(),
                        segmented.segmentation().quality());
            default -> event;
        };
    }

    record Cleaned(
            DocumentId documentId,
            RunId runId,
            Original original,
            Extraction extraction,
            @Nullable String language,
            int edits,
            int pages,
            SortedMap<String, Double> quality) {}

    record Segmented(
            DocumentId documentId,
            RunId runId,
            Original original,
            @Nullable String title,
            @Nullable String date,
            int segments,
            int people,
            double confidence,
            SortedMap<String, Double> quality) {}
}

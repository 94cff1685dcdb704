package org.stenogram.speakersegmentation;

import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.stageruntime.Outcome;
import org.stenogram.stageruntime.Stage;

/// Turns each cleaned document into a segmented one: all that the archive needs.
public final class SegmentationStage implements Stage<DocumentCleaned, PipelineEvent> {

    private final Segmenter segmenter;

    /// @param segmenter finds out who said what
    public SegmentationStage(Segmenter segmenter) {
        this.segmenter = segmenter;
    }

    @Override
    public Outcome<PipelineEvent> handle(DocumentCleaned document) {
        return new Outcome.Emit<>(new DocumentSegmented(
                document.documentId(),
                document.runId(),
                document.original(),
                document.cleaned(),
                segmenter.segment(document.cleaned())));
    }
}

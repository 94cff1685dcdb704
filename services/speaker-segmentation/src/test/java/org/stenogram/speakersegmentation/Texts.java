package org.stenogram.speakersegmentation;

import java.util.List;
import java.util.TreeMap;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.Extraction;
import org.stenogram.contracts.PipelineEvent.Segmentation;

/// Texts as they come from the cleanup, for tests.
final class Texts {

    private static final Segmenter SEGMENTER = new Segmenter();

    private Texts() {}

    static CleanedText cleaned(String text) {
        int length = CodePoints.of(text).count();
        return new CleanedText(
                new Extraction("plain-text", "UTF-8", length), text, List.of(), List.of(), null, new TreeMap<>());
    }

    static Segmentation segment(String text) {
        return SEGMENTER.segment(cleaned(text));
    }
}

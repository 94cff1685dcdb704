package org.stenogram.exports;

import java.util.List;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.exports.ExportedDocument.ExportedSegment;

/// The words of a speech without the printed label.
final class Spoken {

    private Spoken() {}

    static String of(ExportedSegment speech) {
        List<Annotation> labels = speech.annotations().stream()
                .filter(annotation -> annotation.kind() == AnnotationKind.LABEL)
                .filter(label -> label.start() >= speech.start() && label.end() <= speech.end())
                .toList();
        CodePoints points = CodePoints.of(speech.text());
        StringBuilder out = new StringBuilder();
        int from = speech.start();
        for (Annotation label : labels) {
            out.append(points.slice(speech.text(), from - speech.start(), label.start() - speech.start()));
            from = label.end();
        }
        out.append(points.slice(speech.text(), from - speech.start(), speech.end() - speech.start()));
        String spoken = out.toString().stripLeading();
        return spoken.replaceFirst("^[:.;–—-]+\\s*", "");
    }
}

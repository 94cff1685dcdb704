package org.stenogram.standalone.convert;

import java.util.List;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.standalone.convert.ConvertedDocument.ConvertedSegment;

/// The words of a speech without the printed label.
final class Spoken {

    private Spoken() {}

    static String of(ConvertedSegment speech) {
        List<Annotation> labels = speech.annotations().stream()
                .filter(annotation -> annotation.kind() == AnnotationKind.LABEL)
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

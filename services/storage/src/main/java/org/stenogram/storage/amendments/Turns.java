package org.stenogram.storage.amendments;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Speaker;

/// The segments of a text while staff's corrections come over them: always in order, without gap or overlap.
final class Turns {

    private final List<Segment> segments;

    Turns(List<Segment> segments) {
        this.segments = new ArrayList<>(segments);
    }

    /// The segments, numbered anew.
    List<Segment> numbered() {
        List<Segment> numbered = new ArrayList<>();
        for (Segment segment : segments) {
            numbered.add(new Segment(
                    numbered.size() + 1,
                    segment.kind(),
                    segment.speaker(),
                    segment.start(),
                    segment.end(),
                    segment.confidence(),
                    segment.annotations()));
        }
        return numbered;
    }

    int count() {
        return segments.size();
    }

    Segment get(int index) {
        return segments.get(index);
    }

    /// The first segment that begins at or after an offset, where white space counts for nothing; -1 when the
    /// offset is inside a segment.
    int beginningAt(int offset, CleanText text) {
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            boolean isBefore = segment.start() < offset && segment.end() <= offset;
            if (!isBefore) {
                boolean begins = segment.start() >= offset || text.isBlank(segment.start(), offset);
                return begins ? i : text.isBlank(offset, segment.end()) ? i + 1 : -1;
            }
        }
        return segments.size();
    }

    /// Cuts the segment that has the offset inside and returns the index of the one that begins there.
    int cut(int offset, CleanText text) {
        int index = beginningAt(offset, text);
        if (index >= 0) {
            return index;
        }
        for (int i = 0; i < segments.size(); i++) {
            Segment whole = segments.get(i);
            if (whole.start() < offset && offset < whole.end()) {
                int at = text.wordsFrom(offset);
                segments.set(i, part(whole, whole.start(), at));
                segments.add(i + 1, part(whole, at, whole.end()));
                return i + 1;
            }
        }
        throw new IllegalStateException("no segment has offset " + offset);
    }

    /// Whether a turn within the range begins with a label of its own, the first one apart.
    boolean hasLabelInside(int from, int to) {
        return segments.subList(Math.min(from + 1, to), to).stream()
                .anyMatch(segment -> segment.kind() == SegmentKind.SPEECH
                        && segment.annotations().stream()
                                .anyMatch(annotation -> annotation.kind() == AnnotationKind.LABEL));
    }

    void change(int index, SegmentKind kind, @Nullable Speaker speaker) {
        Segment segment = segments.get(index);
        List<Annotation> annotations = segment.annotations().stream()
                .filter(annotation -> kind == SegmentKind.SPEECH || annotation.kind() != AnnotationKind.LABEL)
                .toList();
        segments.set(index, new Segment(0, kind, speaker, segment.start(), segment.end(), 1, annotations));
    }

    /// Makes one segment of several. The first gives kind and speaker; what the others were besides speech stays
    /// told by an annotation.
    void join(int from, int to) {
        Segment first = segments.get(from);
        List<Annotation> annotations = new ArrayList<>(first.annotations());
        for (Segment segment : segments.subList(from + 1, to + 1)) {
            AnnotationKind layer = layer(segment.kind());
            if (layer == null) {
                annotations.addAll(segment.annotations());
            } else {
                annotations.add(new Annotation(layer, segment.start(), segment.end()));
            }
        }
        int end = segments.get(to).end();
        segments.subList(from + 1, to + 1).clear();
        segments.set(from, new Segment(0, first.kind(), first.speaker(), first.start(), end, 1, annotations));
    }

    static @Nullable AnnotationKind layer(SegmentKind kind) {
        return switch (kind) {
            case PAGE_MARK -> AnnotationKind.PAGE_MARK;
            case DIRECTION -> AnnotationKind.DIRECTION;
            case EDITORIAL -> AnnotationKind.EDITORIAL;
            case HEADING, METADATA, PARTICIPANTS, SPEECH, NARRATIVE, NOTE, SIGNATURE -> null;
        };
    }

    /// Moves everything along when a range of the text gets another length.
    void splice(Splice splice) throws Conflict {
        for (Segment segment : segments) {
            if (splice.cuts(segment.start()) || splice.cuts(segment.end())) {
                throw new Conflict("The words lie in two segments now.");
            }
        }
        segments.replaceAll(segment -> new Segment(
                0,
                segment.kind(),
                segment.speaker(),
                segment.start() == splice.from() ? segment.start() : splice.moved(segment.start()),
                splice.moved(segment.end()),
                segment.confidence(),
                segment.annotations().stream()
                        .map(annotation -> new Annotation(
                                annotation.kind(), splice.start(annotation.start()), splice.moved(annotation.end())))
                        .filter(annotation -> annotation.end() > annotation.start())
                        .toList()));
    }

    private static Segment part(Segment whole, int start, int end) {
        List<Annotation> annotations = whole.annotations().stream()
                .filter(annotation -> annotation.start() < end && annotation.end() > start)
                .map(annotation -> new Annotation(
                        annotation.kind(), Math.max(start, annotation.start()), Math.min(end, annotation.end())))
                .toList();
        return new Segment(0, whole.kind(), whole.speaker(), start, end, whole.confidence(), annotations);
    }
}

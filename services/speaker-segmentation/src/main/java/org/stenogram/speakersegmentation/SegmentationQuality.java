package org.stenogram.speakersegmentation;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Speaker;
import org.stenogram.contracts.PipelineEvent.SpeakerType;
import org.stenogram.speakersegmentation.turns.ExpectedWrongWords;
import org.stenogram.speakersegmentation.turns.Reading;

/// Numbers that show odd shapes: how many turns, how long, how sure. They are listed in
/// `contracts/events/30-document-segmented/README.md`.
final class SegmentationQuality {

    private static final double DOUBTFUL = 0.6;

    private SegmentationQuality() {}

    /// The expected share of spoken words that are with the right speaker; 1 when nobody speaks. Labels and
    /// attributions
    /// know nothing of labels that were passed over; where these let expect less, it is less.
    static double confidence(List<Segment> segments, Reading reading) {
        double sure = 0;
        long all = 0;
        for (Segment segment : segments) {
            if (segment.kind() == SegmentKind.SPEECH) {
                int length = segment.end() - segment.start();
                sure += segment.confidence() * length;
                all += length;
            }
        }
        return all == 0
                ? 1
                : round(Math.min(sure / all, 1 - ExpectedWrongWords.standard().of(reading)));
    }

    static SortedMap<String, Double> signals(List<Segment> segments, Reading reading) {
        List<Segment> speeches = segments.stream()
                .filter(segment -> segment.kind() == SegmentKind.SPEECH)
                .toList();
        long spoken = speeches.stream().mapToLong(SegmentationQuality::length).sum();
        long all = segments.stream().mapToLong(SegmentationQuality::length).sum();
        SortedMap<String, Double> signals = new TreeMap<>();
        signals.put("turns", (double) speeches.size());
        signals.put("speakers", (double)
                reading.turns().stream().map(turn -> turn.group()).distinct().count());
        signals.put("spokenShare", all == 0 ? 0 : round((double) spoken / all));
        signals.put("expectedWrongWords", round(ExpectedWrongWords.standard().of(reading)));
        signals.put("unknownLabels", (double)
                speeches.stream().filter(SegmentationQuality::isUnnamed).count());
        if (!speeches.isEmpty()) {
            signals.put("meanSpeechCharacters", round((double) spoken / speeches.size()));
            signals.put(
                    "longestSpeechShare",
                    round((double) speeches.stream()
                                    .mapToLong(SegmentationQuality::length)
                                    .max()
                                    .orElse(0)
                            / spoken));
            signals.put(
                    "doubtfulShare",
                    round((double) speeches.stream()
                                    .filter(speech -> speech.confidence() < DOUBTFUL)
                                    .count()
                            / speeches.size()));
        }
        return signals;
    }

    private static boolean isUnnamed(Segment speech) {
        Speaker speaker = speech.speaker();
        return speaker == null || speaker.type() != SpeakerType.PERSON;
    }

    private static long length(Segment segment) {
        return segment.end() - segment.start();
    }

    private static double round(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}

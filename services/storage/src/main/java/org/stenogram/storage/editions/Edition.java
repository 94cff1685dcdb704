package org.stenogram.storage.editions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.PersonName;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Speaker;

/// What one run made of a document, ready to be written.
///
/// @param source the event it comes from
/// @param segments in reading order, long ones in parts
/// @param people in the order of the document
/// @param speeches how many speeches there are
/// @param speakers how many people are named as speakers
/// @param words spoken words
/// @param quality the signals of cleanup and of segmentation together
/// @param searchConfiguration the text search configuration of its language
public record Edition(
        DocumentSegmented source,
        List<SegmentRow> segments,
        List<PersonRow> people,
        int speeches,
        int speakers,
        int words,
        SortedMap<String, Double> quality,
        String searchConfiguration) {

    /// Longer "names" are mistakes of segmentation; an index entry could not hold them either.
    static final int LONGEST_ALIAS = 300;

    /// Copies the lists.
    public Edition {
        segments = List.copyOf(segments);
        people = List.copyOf(people);
    }

    /// Works out the rows of an edition.
    ///
    /// @throws IllegalArgumentException when the edits of the ledger overlap
    /// @throws IndexOutOfBoundsException when a segment lies outside the text
    public static Edition of(DocumentSegmented source) {
        List<Segment> segments = source.segmentation().segments();
        Map<String, UUID> personIds = new LinkedHashMap<>();
        List<PersonRow> people = new ArrayList<>();
        for (Person person : source.segmentation().people()) {
            PersonRow row = row(person);
            personIds.put(person.personId(), row.personId());
            people.add(row);
        }
        String text = source.cleaned().text();
        CodePoints points = CodePoints.of(text);
        SortedMap<String, Double> quality = new TreeMap<>(source.cleaned().quality());
        quality.putAll(source.segmentation().quality());
        return new Edition(
                source,
                segmentRows(source, points, personIds),
                people,
                (int) segments.stream()
                        .filter(segment -> segment.kind() == SegmentKind.SPEECH)
                        .count(),
                (int) segments.stream()
                        .map(segment -> personId(segment, personIds))
                        .filter(Objects::nonNull)
                        .distinct()
                        .count(),
                SpokenWords.count(text, points, segments),
                quality,
                SearchLanguage.configuration(source.cleaned().language()));
    }

    private static List<SegmentRow> segmentRows(
            DocumentSegmented source, CodePoints points, Map<String, UUID> personIds) {
        String text = source.cleaned().text();
        EditLedger ledger = new EditLedger(source.cleaned().edits());
        PageLabels pages = new PageLabels(source.cleaned().pages());
        List<SegmentRow> rows = new ArrayList<>();
        for (Segment segment : source.segmentation().segments()) {
            int startIndex = points.toIndex(segment.start());
            String body = text.substring(startIndex, points.toIndex(segment.end()));
            int from = 0;
            int part = 1;
            for (int to : TextParts.ends(body)) {
                int start = points.fromIndex(startIndex + from);
                int end = points.fromIndex(startIndex + to);
                EditLedger.Range original = ledger.toExtracted(start, end);
                rows.add(new SegmentRow(
                        segment,
                        part++,
                        personId(segment, personIds),
                        start,
                        end,
                        original.start(),
                        original.end(),
                        pages.at(start),
                        body.substring(from, to)));
                from = to;
            }
        }
        return rows;
    }

    private static @Nullable UUID personId(Segment segment, Map<String, UUID> personIds) {
        Speaker speaker = segment.speaker();
        String localId = speaker == null ? null : speaker.personId();
        return localId == null ? null : personIds.get(localId);
    }

    private static PersonRow row(Person person) {
        Set<String> aliases = new LinkedHashSet<>();
        aliases.add(person.name());
        aliases.addAll(person.aliases());
        aliases.removeIf(alias -> alias.isBlank() || alias.length() > LONGEST_ALIAS);
        return new PersonRow(
                PersonName.personId(person.name()),
                person.personId(),
                person.name(),
                List.copyOf(aliases),
                person.offices(),
                person.present());
    }
}

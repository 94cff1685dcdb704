package org.stenogram.query.changes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.EditLedger.Range;
import org.stenogram.contracts.OffsetMap;
import org.stenogram.contracts.PersonName;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.Extraction;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Speaker;

/// What a run makes of a document, before staff put anything right: what is compared to tell what another run changes.
///
/// @param header title, date, place and language by name; what was not found is left out
/// @param turns in reading order
/// @param edits how many edits each rule made
/// @param quality signals by name, `confidence` among them
/// @param textHash the same for the same cleaned text
/// @param extracted the same when places mean the same: of the same bytes, extracted in the same way
public record MachineEdition(
        SortedMap<String, String> header,
        List<Turn> turns,
        SortedMap<String, Integer> edits,
        SortedMap<String, Double> quality,
        String textHash,
        String extracted) {

    /// The name under which the confidence stands among the signals.
    public static final String CONFIDENCE = "confidence";

    /// Code points of a turn that are shown to tell it from others.
    private static final int SNIPPET = 160;

    /// Copies.
    public MachineEdition {
        header = Collections.unmodifiableSortedMap(new TreeMap<>(header));
        turns = List.copyOf(turns);
        edits = Collections.unmodifiableSortedMap(new TreeMap<>(edits));
        quality = Collections.unmodifiableSortedMap(new TreeMap<>(quality));
    }

    /// What speaker-segmentation says that a run made.
    ///
    /// @throws IllegalArgumentException when the edits of the ledger overlap
    /// @throws IndexOutOfBoundsException when a segment lies outside the text
    public static MachineEdition of(DocumentSegmented event) {
        Metadata metadata = event.segmentation().metadata();
        SortedMap<String, Integer> edits = new TreeMap<>();
        for (Edit edit : event.cleaned().edits()) {
            edits.merge(edit.rule(), 1, Integer::sum);
        }
        SortedMap<String, Double> quality = new TreeMap<>(event.cleaned().quality());
        quality.putAll(event.segmentation().quality());
        quality.put(CONFIDENCE, event.segmentation().confidence());
        Extraction extraction = event.cleaned().extraction();
        return new MachineEdition(
                header(
                        metadata.title(),
                        metadata.date(),
                        metadata.place(),
                        event.cleaned().language()),
                turns(event),
                edits,
                quality,
                hash(event.cleaned().text()),
                extracted(
                        event.original().sha256(), extraction.method(), extraction.charset(), extraction.characters()));
    }

    /// What the header has, by name.
    public static SortedMap<String, String> header(
            @Nullable String title, @Nullable String date, @Nullable String place, @Nullable String language) {
        SortedMap<String, String> header = new TreeMap<>();
        put(header, "title", title);
        put(header, "date", date);
        put(header, "place", place);
        put(header, "language", language);
        return header;
    }

    /// What is the same when places mean the same.
    public static String extracted(String sha256, String method, @Nullable String charset, int characters) {
        return "%s/%s/%s/%d".formatted(sha256, method, charset == null ? "" : charset, characters);
    }

    /// SHA-256 of a text as UTF-8, lower-case hexadecimal.
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void put(SortedMap<String, String> header, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            header.put(name, value);
        }
    }

    private static List<Turn> turns(DocumentSegmented event) {
        Map<String, UUID> people = new HashMap<>();
        for (Person person : event.segmentation().people()) {
            people.put(person.personId(), PersonName.personId(person.name()));
        }
        String text = event.cleaned().text();
        CodePoints points = CodePoints.of(text);
        OffsetMap offsets = new EditLedger(event.cleaned().edits()).offsets();
        List<Turn> turns = new ArrayList<>();
        for (Segment segment : event.segmentation().segments()) {
            Speaker speaker = segment.speaker();
            if (segment.kind() == SegmentKind.SPEECH && speaker != null) {
                Range place = offsets.toExtracted(segment.start(), segment.end());
                String words = points.slice(text, segment.start(), segment.end());
                turns.add(new Turn(
                        segment.ordinal(),
                        speaker.personId() == null ? null : people.get(speaker.personId()),
                        speaker.name() == null ? speaker.label() : speaker.name(),
                        place.start(),
                        place.end(),
                        null,
                        hash(words),
                        snippet(words)));
            }
        }
        return turns;
    }

    private static String snippet(String words) {
        boolean isCut = words.codePointCount(0, words.length()) > SNIPPET;
        String kept = isCut ? words.substring(0, words.offsetByCodePoints(0, SNIPPET)) : words;
        return kept.strip().replaceAll("\\s+", " ") + (isCut ? "…" : "");
    }
}

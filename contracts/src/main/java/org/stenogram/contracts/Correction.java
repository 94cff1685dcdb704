package org.stenogram.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.SegmentKind;

/// What staff put right in a document. Each is a statement about the original and not about what one run made
/// of it, so that it holds for every later run too.
public sealed interface Correction {

    /// A correction of words at a place.
    sealed interface Anchored extends Correction {

        /// The place.
        Anchor anchor();
    }

    /// Whoever printed the label, these words are this person's. Words that were no speech become one.
    ///
    /// @param name of the person; absent when nobody can be named
    record ChangeSpeaker(Anchor anchor, @Nullable String name) implements Anchored {}

    /// A new turn begins where the anchor does.
    ///
    /// @param segmentKind what the new turn is; absent when it is what the turn was that it is cut from
    /// @param name who speaks from there; absent when it is whoever spoke before
    record SplitTurn(
            Anchor anchor,
            @Nullable SegmentKind segmentKind,
            @Nullable String name) implements Anchored {}

    /// These words belong to the turn before them.
    record MergeTurn(Anchor anchor) implements Anchored {}

    /// These words are a note, a heading, a speech, …
    ///
    /// @param name who speaks, for a speech; absent when nobody can be named
    record ChangeKind(
            Anchor anchor,
            SegmentKind segmentKind,
            @Nullable String name) implements Anchored {}

    /// These words of the original read so.
    ///
    /// @param replacement what stands in the cleaned text for all of the anchor's words
    record EditText(Anchor anchor, String replacement) implements Anchored {}

    /// A rule changed these words of the original, and should not have.
    ///
    /// @param rule the rule's name
    record UndoEdit(Anchor anchor, String rule) implements Anchored {}

    /// A header field says this.
    ///
    /// @param field `title`, `date`, `place`, or the name of a field as printed
    /// @param value absent when the record has no such field
    record CorrectHeader(String field, @Nullable String value) implements Correction {

        /// Checks that a date is one.
        public CorrectHeader {
            if (field.isBlank()) {
                throw new IllegalArgumentException("a header field has a name");
            }
            if (field.equals("date") && value != null && !value.matches("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")) {
                throw new IllegalArgumentException("a date is a year, a month or a day of ISO 8601");
            }
        }
    }

    /// Readers no longer find the document. The archive keeps all of it.
    record Withdraw() implements Correction {}

    /// Readers find the document again.
    record Restore() implements Correction {}

    /// An earlier amendment does not hold.
    record UndoAmendment(UUID amendmentId) implements Correction {}

    /// A place of the original, told in so many ways that it can be found again: its range in the extracted
    /// text, which holds as long as the text is extracted in the same way, and its words with their neighbours,
    /// which hold as long as they stand there (W3C Web Annotation, text position and text quote selectors).
    ///
    /// @param start first code point, in the extracted text
    /// @param end one past the last code point, in the extracted text
    /// @param extraction SHA-256 of the extracted text in UTF-8, lower-case hexadecimal
    /// @param exact the words of the range; of a long one the beginning, at most [Anchor#LONGEST_EXACT] code points
    /// @param prefix what stands before it
    /// @param suffix what stands after `exact`
    record Anchor(int start, int end, String extraction, String exact, String prefix, String suffix) {

        /// Longer ranges are quoted by their beginning: where a scan is read anew, a long quotation finds nothing.
        public static final int LONGEST_EXACT = 400;
        /// How much of the neighbourhood is quoted on each side.
        public static final int CONTEXT = 32;

        /// Checks range, hash and quotation.
        public Anchor {
            int quoted = exact.codePointCount(0, exact.length());
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException("an anchor has range %d to %d".formatted(start, end));
            }
            if (quoted != Math.min(end - start, LONGEST_EXACT)) {
                throw new IllegalArgumentException(
                        "an anchor of %d code points quotes %d".formatted(end - start, quoted));
            }
            if (!extraction.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("extraction must be a SHA-256, was " + extraction);
            }
        }

        /// The anchor of a range of an extracted text.
        ///
        /// @throws IndexOutOfBoundsException when the range lies outside the text
        /// @throws IllegalArgumentException when it is empty
        public static Anchor of(String extracted, int start, int end) {
            CodePoints points = CodePoints.of(extracted);
            int quoted = Math.min(end, start + LONGEST_EXACT);
            return new Anchor(
                    start,
                    end,
                    hash(extracted),
                    points.slice(extracted, start, quoted),
                    points.slice(extracted, Math.max(0, start - CONTEXT), start),
                    points.slice(extracted, quoted, Math.min(points.count(), quoted + CONTEXT)));
        }

        /// What [Anchor#extraction] is of a text.
        public static String hash(String extracted) {
            return Sha256.of(extracted);
        }
    }
}

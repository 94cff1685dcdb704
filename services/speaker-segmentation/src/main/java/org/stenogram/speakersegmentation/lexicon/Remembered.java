package org.stenogram.speakersegmentation.lexicon;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers to one question about labels and names, of which a record asks the same again and again: they are kept for
/// all records, the latest of those that share a place.
///
/// @param <A> the answer, which must depend on the text alone
public final class Remembered<A> {

    private static final int PLACES = 1 << 10;
    /// Longer texts hardly ever come again.
    private static final int LONGEST = 100;

    private final AtomicReferenceArray<@Nullable Answered<A>> places = new AtomicReferenceArray<>(PLACES);
    private final Function<String, A> question;

    private record Answered<A>(String text, A answer) {}

    /// @param question what is asked of a text
    public Remembered(Function<String, A> question) {
        this.question = question;
    }

    /// The answer, from memory or found.
    public A of(String text) {
        if (text.length() > LONGEST) {
            return question.apply(text);
        }
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        Answered<A> known = places.getAcquire(place);
        if (known == null || !known.text().equals(text)) {
            known = new Answered<>(text, question.apply(text));
            places.setRelease(place, known);
        }
        return known.answer();
    }
}

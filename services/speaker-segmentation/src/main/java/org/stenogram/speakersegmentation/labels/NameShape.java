package org.stenogram.speakersegmentation.labels;

import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.WordCursor;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Whether a few words look like what people are called by.
public final class NameShape {

    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}\\.?(\\s?\\p{Lu}\\.?){0,3}");

    /// Four letters of two `char`s, their full stops and spaces.
    private static final int LONGEST_INITIALS = 15;

    private static final int MOST_WORDS_OF_TRADE = 3;

    private NameShape() {}

    /// Whether every word is capitalised, a small word of names, a number of an office or an honorific, and at least
    /// one is more than that.
    public static boolean isName(String text, int mostWords) {
        int words = 0;
        boolean named = false;
        for (WordCursor word = Words.in(text); word.next(); ) {
            if (++words > mostWords) {
                return false;
            }
            boolean capitalised = word.isCapitalised();
            if (!capitalised && !Character.isDigit(text.charAt(word.from())) && !isSmall(word.classes())) {
                return false;
            }
            named |= capitalised;
        }
        return named;
    }

    /// Whether a word may stand in a name in small letters.
    private static boolean isSmall(long classes) {
        return WordClass.PARTICLE.isIn(classes) || WordClass.HONORIFIC.isIn(classes);
    }

    /// Whether it is one to four capitals, with or without full stops: `K`, `L.B.J.`
    public static boolean isInitials(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_INITIALS
                && Character.isUpperCase(text.codePointAt(0))
                && INITIALS.matcher(text).matches();
    }

    /// The name of a name with its office: `Rossi` of `Rossi, Minister of Finance`; all of it when it is none.
    public static String withoutOffice(String text) {
        int comma = text.indexOf(',');
        return comma > 0
                        && isName(text.substring(0, comma), 6)
                        && (opensWithOffice(text.substring(comma + 1))
                                || StopLabel.isInitialled(text.substring(0, comma), text.substring(comma))
                                || isOfPlace(text.substring(comma + 1))
                                || Lexicon.standard().opens(WordClass.BEHALF, text.substring(comma + 1))
                                || isTrade(text.substring(comma + 1)))
                ? text.substring(0, comma).strip()
                : text;
    }

    /// Whether it is a name and the office of its bearer: `Rossi, Minister of Finance`.
    public static boolean hasOfficeBehind(String text) {
        return !withoutOffice(text).equals(text);
    }

    /// `of Dunmarrow`: what tells members of one name apart.
    static boolean isOfPlace(String text) {
        WordCursor word = Words.in(text);
        if (!word.next() || !WordClass.PARTICLE.isIn(word.classes())) {
            return false;
        }
        int names = 0;
        while (word.next()) {
            if (++names >= MOST_WORDS_OF_TRADE || !word.isCapitalised()) {
                return false;
            }
        }
        return names > 0 && text.indexOf(',') < 0;
    }

    /// `harbour master`: a few words, the last of which is a trade.
    private static boolean isTrade(String text) {
        if (text.indexOf(',') >= 0) {
            return false;
        }
        WordCursor word = Words.in(text);
        int words = 0;
        while (words <= MOST_WORDS_OF_TRADE && word.next()) {
            words++;
        }
        return words > 0 && words <= MOST_WORDS_OF_TRADE && WordClass.OCCUPATION.isIn(word.classes());
    }

    /// Whether the first word is an office, an article before it aside.
    static boolean opensWithOffice(String text) {
        for (WordCursor word = Words.in(text); word.next(); ) {
            long classes = word.classes();
            if (!WordClass.PARTICLE.isIn(classes)) {
                return WordClass.OFFICE.isIn(classes);
            }
        }
        return false;
    }

    /// Whether it is an office of the lexicon, with or without what it is for: `Head teacher`, `El conseller de Ports`.
    public static boolean isRole(String text) {
        Lexicon lexicon = Lexicon.standard();
        if (text.isEmpty() || !Words.isCapitalised(text)) {
            return false;
        }
        String folded = Words.fold(text);
        if (lexicon.isFolded(WordClass.ROLE, folded)) {
            return true;
        }
        int end = folded.length();
        for (int words = 1; words <= MOST_WORDS_OF_TRADE; words++) {
            int space = folded.lastIndexOf(' ', end - 1);
            if (space < 0) {
                return false;
            }
            if (WordClass.PARTICLE.isIn(lexicon.classes(folded, space + 1, end))
                    && WordClass.ROLE.isIn(lexicon.classes(folded, 0, space))) {
                return true;
            }
            end = space;
        }
        return false;
    }

    /// Whether a word stands before names: an honorific or an office.
    public static boolean isTitle(String word) {
        return isTitle(Lexicon.standard().classes(word, 0, word.length()));
    }

    /// The same for a word whose classes are known.
    public static boolean isTitle(long classes) {
        return WordClass.HONORIFIC.isIn(classes) || WordClass.OFFICE.isIn(classes);
    }

    /// Whether it opens with a title.
    public static boolean opensWithTitle(String text) {
        return opensWithTitle(text, 0, text.length());
    }

    /// Whether a stretch of a text does.
    static boolean opensWithTitle(String text, int from, int to) {
        for (WordCursor word = Words.in(text, from, to); word.next(); ) {
            long classes = word.classes();
            if (isTitle(classes)) {
                return true;
            }
            if (!WordClass.PARTICLE.isIn(classes)) {
                return false;
            }
        }
        return false;
    }
}

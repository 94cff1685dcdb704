package org.stenogram.speakersegmentation.labels;

import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Tells full stops that end something from those of abbreviations, and steps over brackets.
final class Stops {

    private Stops() {}

    /// Whether the full stop ends a sentence rather than an abbreviation or an initial.
    static boolean endSentence(String text, int from, int at) {
        boolean followed = at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1));
        return followed && !isAbbreviation(text, from, at);
    }

    /// Whether the full stop ends a label before what is said, with a dash between them or none.
    static boolean endsLabel(String text, int from, int at) {
        int next = at + 1;
        while (next < text.length() && "-—–―".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next + 1 < text.length() && Character.isWhitespace(text.charAt(next)) && !isAbbreviation(text, from, at);
    }

    /// @param from where the label begins: a short capitalised word there is a title, whatever the language
    static boolean isAbbreviation(String text, int from, int stop) {
        int start = stop;
        while (start > from && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, stop);
        if (word.endsWith(")")
                || word.endsWith("]")
                || (start == from && Lexicon.standard().is(WordClass.COLLECTIVE, word))) {
            return false;
        }
        int letters = letters(word);
        if (letters <= 1 || (word.indexOf('.') >= 0 && !isTitleBeforeName(word))) {
            return true;
        }
        return (start == from && letters <= 5 && Words.isCapitalised(word) && isBeforeNameAndColon(text, stop + 1))
                || (letters <= 5 && NameShape.isTitle(word) && !Words.isCapitals(word, 5))
                || (letters <= 3 && Words.isCapitalised(word) && start == from);
    }

    /// `Mr.Smith`: no space stands between them.
    private static boolean isTitleBeforeName(String word) {
        int dot = word.indexOf('.');
        return dot > 1
                && dot + 3 < word.length()
                && word.indexOf('.', dot + 1) < 0
                && Words.isCapitalised(word.substring(dot + 1))
                && Lexicon.standard().is(WordClass.HONORIFIC, word.substring(0, dot));
    }

    private static int letters(String word) {
        int letters = 0;
        for (int at = 0; at < word.length(); at += Character.charCount(word.codePointAt(at))) {
            letters += Character.isLetter(word.codePointAt(at)) ? 1 : 0;
        }
        return letters;
    }

    /// `Supt. Smith:`: a name and a colon, and no more, behind what is abbreviated.
    private static boolean isBeforeNameAndColon(String text, int from) {
        int at = from;
        if (at + 2 >= text.length() || text.charAt(at) != ' ' || !Character.isUpperCase(text.charAt(at + 1))) {
            return false;
        }
        at++;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || "'’-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':';
    }

    /// One past the bracketed stretch that opens here; -1 when it is not closed within `longest` chars.
    static int endOfBracket(String text, int open, int longest) {
        return Brackets.end(text, open, Math.min(text.length(), open + longest));
    }
}

package org.stenogram.speakersegmentation.labels;

import java.util.List;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Whether a few words look like what people are called by.
public final class NameShape {

    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}\\.?(\\s?\\p{Lu}\\.?){0,3}");

    private static final int MOST_WORDS_OF_TRADE = 3;

    private NameShape() {}

    /// Whether every word is capitalised, a small word of names, a number of an office or an honorific, and at least
    /// one is more than that.
    public static boolean isName(String text, int mostWords) {
        List<String> words = Words.printed(text);
        if (words.isEmpty() || words.size() > mostWords) {
            return false;
        }
        Lexicon lexicon = Lexicon.standard();
        boolean named = false;
        for (String word : words) {
            boolean small = lexicon.is(WordClass.PARTICLE, word) || lexicon.is(WordClass.HONORIFIC, word);
            if (!small && !Words.isCapitalised(word) && !Character.isDigit(word.charAt(0))) {
                return false;
            }
            named |= Words.isCapitalised(word);
        }
        return named;
    }

    /// Whether it is one to four capitals, with or without full stops: `K`, `L.B.J.`
    public static boolean isInitials(String text) {
        return INITIALS.matcher(text).matches();
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
        List<String> words = Words.printed(text);
        return words.size() >= 2
                && words.size() <= MOST_WORDS_OF_TRADE
                && Lexicon.standard().is(WordClass.PARTICLE, words.getFirst())
                && words.stream().skip(1).allMatch(Words::isCapitalised)
                && text.indexOf(',') < 0;
    }

    /// `harbour master`: a few words, the last of which is a trade.
    private static boolean isTrade(String text) {
        List<String> words = Words.printed(text);
        return !words.isEmpty()
                && words.size() <= MOST_WORDS_OF_TRADE
                && text.indexOf(',') < 0
                && Lexicon.standard().is(WordClass.OCCUPATION, words.getLast());
    }

    /// Whether the first word is an office, an article before it aside.
    static boolean opensWithOffice(String text) {
        Lexicon lexicon = Lexicon.standard();
        return Words.printed(text).stream()
                .filter(word -> !lexicon.is(WordClass.PARTICLE, word))
                .findFirst()
                .filter(word -> lexicon.is(WordClass.OFFICE, word))
                .isPresent();
    }

    /// Whether it is an office of the lexicon, with or without what it is for: `Head teacher`, `El conseller de Ports`.
    public static boolean isRole(String text) {
        Lexicon lexicon = Lexicon.standard();
        if (text.isEmpty() || !Words.isCapitalised(text)) {
            return false;
        }
        String[] words = Words.fold(text).split(" ");
        for (int to = words.length; to > 0; to--) {
            if ((to == words.length || lexicon.isFolded(WordClass.PARTICLE, words[to]))
                    && lexicon.isFolded(
                            WordClass.ROLE, String.join(" ", List.of(words).subList(0, to)))) {
                return words.length - to <= MOST_WORDS_OF_TRADE;
            }
        }
        return false;
    }

    /// Whether a word stands before names: an honorific or an office.
    public static boolean isTitle(String word) {
        Lexicon lexicon = Lexicon.standard();
        return lexicon.is(WordClass.HONORIFIC, word) || lexicon.is(WordClass.OFFICE, word);
    }

    /// Whether it opens with a title.
    public static boolean opensWithTitle(String text) {
        Lexicon lexicon = Lexicon.standard();
        for (String word : Words.printed(text)) {
            if (isTitle(word)) {
                return true;
            }
            if (!lexicon.is(WordClass.PARTICLE, word)) {
                return false;
            }
        }
        return false;
    }
}

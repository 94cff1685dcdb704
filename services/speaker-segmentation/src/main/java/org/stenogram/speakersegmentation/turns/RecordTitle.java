package org.stenogram.speakersegmentation.turns;

import java.util.List;
import java.util.stream.Collectors;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;

/// What the head of a record says of its kind.
///
/// @param conversation whether it is called a kind of record in which people speak
/// @param other whether it is called a letter, a telegram or the like and not a conversation, or closes as letters do
record RecordTitle(boolean conversation, boolean other) {

    private static final int HEAD_LINES = 12;
    private static final int TITLE_LINES = 4;
    private static final int LONGEST_HEAD = 200;
    private static final int LONGEST_TITLE = 300;
    private static final int LETTER_END = 15;
    private static final int LONGEST_CLOSING = 60;

    /// Reads it.
    ///
    /// @param bodyStart index of the line at which the conversation begins
    static RecordTitle of(List<Line> lines, int bodyStart) {
        Lexicon lexicon = Lexicon.standard();
        String head = text(lines, Math.min(HEAD_LINES, Math.max(1, bodyStart)), LONGEST_HEAD);
        boolean debate = lines.stream()
                .limit(Math.min(TITLE_LINES, Math.max(1, bodyStart)))
                .anyMatch(line -> line.text().length() < LONGEST_TITLE
                        && lexicon.occursIn(WordClass.POSITIVE_DOCUMENT, line.text()));
        String title = text(lines, Math.min(TITLE_LINES, bodyStart), LONGEST_TITLE);
        boolean conversation = debate || lexicon.occursIn(WordClass.POSITIVE_DOCUMENT, head);
        boolean letter = lines.subList(Math.max(0, lines.size() - LETTER_END), lines.size()).stream()
                .anyMatch(line ->
                        line.text().length() < LONGEST_CLOSING && lexicon.opens(WordClass.CLOSING, line.text()));
        boolean named = lexicon.occursIn(WordClass.NEGATIVE_DOCUMENT, title);
        return new RecordTitle(conversation, !conversation && (named || letter));
    }

    private static String text(List<Line> lines, int count, int longest) {
        return lines.stream()
                .limit(count)
                .map(line -> Brackets.without(line.text()))
                .filter(text -> text.length() < longest)
                .collect(Collectors.joining("\n"));
    }
}

package org.stenogram.speakersegmentation.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Whom the lines before the first speech introduce: who asks and who is asked in an interview, and who presides.
///
/// @param interviewers `Interviewer: …`, `Interview with … by …`
/// @param interviewees `Interview with …`
/// @param presiding `President: Mr. …`, with the office
/// @param abbreviations `Ann Example (AEX)`: who is meant by letters
record Introductions(
        List<PersonName> interviewers,
        List<PersonName> interviewees,
        List<Attendee> presiding,
        Map<String, PersonName> abbreviations) {

    private static final int LONGEST_LINE = 200;
    private static final int MOST_LINES = 40;
    private static final int LONGEST_PHRASE = 4;
    private static final int MOST_WORDS = 6;
    private static final String LINE_END = "\n";
    private static final Pattern INITIAL = Pattern.compile("\\p{Lu}\\.");
    private static final Pattern MARKS_BEHIND = Pattern.compile("[,;:.]+$");
    private static final Pattern SPACES = Pattern.compile("[ \\t\u00a0]+");

    /// `Ann Example (AEX)`, `Ann Example [AE]`.
    private static final Pattern ABBREVIATED = Pattern.compile(
            "(\\p{Lu}[\\p{L}.'’-]*(?: [\\p{L}][\\p{L}.'’-]*){0,3} \\p{Lu}[\\p{L}'’-]+) ?[(\\[](\\p{Lu}{2,4})[)\\]]");

    Introductions {
        abbreviations = Map.copyOf(abbreviations);
        interviewers = List.copyOf(interviewers);
        interviewees = List.copyOf(interviewees);
        presiding = List.copyOf(presiding);
    }

    /// Reads them.
    ///
    /// @param lines those before the first speech
    static Introductions read(List<String> lines) {
        List<String> words = new ArrayList<>();
        List<Attendee> presiding = new ArrayList<>();
        for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
            if (line.length() <= LONGEST_LINE) {
                Stream.of(SPACES.split(line.strip())).forEach(words::add);
                words.add(LINE_END);
                presides(line, presiding);
            }
        }
        List<PersonName> asking = new ArrayList<>();
        List<PersonName> asked = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            long opening = Lexicon.standard().beginningWith(words.get(at));
            int named = WordClass.INTERVIEWEE.isIn(opening) ? behind(WordClass.INTERVIEWEE, words, at) : -1;
            int asks = WordClass.INTERVIEWER.isIn(opening) ? behind(WordClass.INTERVIEWER, words, at) : -1;
            if (asks < 0 && named < 0 && !asked.isEmpty() && WordClass.BY.isIn(opening)) {
                asks = behind(WordClass.BY, words, at);
            }
            if (asks > 0) {
                name(words, asks, asking);
            } else if (named > 0) {
                name(words, named, asked);
            }
        }
        asked.removeAll(asking);
        return new Introductions(asking, asked, presiding, abbreviations(lines));
    }

    private static Map<String, PersonName> abbreviations(List<String> lines) {
        Map<String, PersonName> found = new HashMap<>();
        for (String line : lines) {
            if (line.indexOf('(') < 0 && line.indexOf('[') < 0) {
                continue;
            }
            for (Matcher name = ABBREVIATED.matcher(line); name.find(); ) {
                // `United Nations Organization (UNO)` is no person, but nobody has its letters for a label.
                if (name.group(1).charAt(0) == name.group(2).charAt(0)) {
                    found.putIfAbsent(name.group(2), PersonName.of(name.group(1)));
                }
            }
        }
        found.values().removeIf(name -> name.names().isEmpty());
        return found;
    }

    /// Everyone in an interview.
    List<PersonName> inInterview() {
        return Stream.concat(interviewers.stream(), interviewees.stream()).toList();
    }

    /// Where the words behind the longest phrase begin that begins at a word; -1 when none does.
    private static int behind(WordClass wordClass, List<String> words, int from) {
        StringBuilder phrase = new StringBuilder();
        int found = -1;
        int taken = 0;
        for (int at = from; at < words.size() && taken < LONGEST_PHRASE; at++) {
            if (words.get(at).equals(LINE_END)) {
                if (taken == 0) {
                    return -1;
                }
                continue;
            }
            phrase.append(taken == 0 ? "" : " ").append(words.get(at));
            taken++;
            if (Lexicon.standard().is(wordClass, phrase.toString())) {
                found = at + 1;
            }
        }
        return found;
    }

    /// Takes the name that begins here, at the beginning of the next line at the latest.
    private static void name(List<String> words, int from, List<PersonName> into) {
        int at = from;
        if (at < words.size() && words.get(at).equals(LINE_END)) {
            at++;
        }
        StringBuilder name = new StringBuilder();
        while (at < words.size() && !words.get(at).equals(LINE_END)) {
            String word = words.get(at++);
            boolean small = Lexicon.standard().is(WordClass.PARTICLE, word)
                    && !Lexicon.standard().is(WordClass.FUNCTION, word)
                    && !name.isEmpty();
            boolean initial = INITIAL.matcher(word).matches();
            if (!Words.isCapitalised(word) && !small) {
                break;
            }
            name.append(name.isEmpty() ? "" : " ").append(word);
            boolean title = word.endsWith(".") && (initial || NameShape.isTitle(word.substring(0, word.length() - 1)));
            if (!Character.isLetterOrDigit(word.codePointBefore(word.length())) && !title) {
                break;
            }
        }
        String printed = MARKS_BEHIND.matcher(name).replaceAll("");
        PersonName person = PersonName.of(printed);
        boolean whole = person.names().size() >= 2
                || (!person.titles().isEmpty() && !person.names().isEmpty());
        if (whole
                && !Lexicon.standard().is(WordClass.OCCUPATION, person.names().getLast())
                && Words.count(printed, MOST_WORDS) <= MOST_WORDS
                && NameShape.isName(printed, MOST_WORDS)
                && into.stream().noneMatch(person::equals)) {
            into.add(person);
        }
    }

    /// `President: Mr. Example (Norland)`, `Chairman: Dr. Ann Example`.
    private static void presides(String line, List<Attendee> into) {
        int colon = line.indexOf(':');
        if (colon <= 0 || !Lexicon.standard().is(WordClass.ROLE, line.substring(0, colon))) {
            return;
        }
        String value = line.substring(colon + 1)
                .replaceAll("\\s*[(\\[].*$", "")
                .strip()
                .replaceAll("\\.$", "");
        PersonName person = PersonName.of(value);
        if (NameShape.isName(value, MOST_WORDS)
                && (person.names().size() >= 2
                        || (!person.titles().isEmpty() && !person.names().isEmpty()))) {
            into.add(new Attendee(person, List.of(line.substring(0, colon).strip())));
        }
    }
}

package org.stenogram.speakersegmentation.people;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// What a label or a list calls somebody, taken apart.
///
/// @param titles honorifics and offices before the name, as printed
/// @param names the name's own words, as printed; empty when only an office is named
/// @param spellings other spellings of the name, from square brackets behind it
record PersonName(List<String> titles, List<String> names, List<String> spellings) {

    private static final int MOST_NAMES = 6;

    PersonName {
        titles = List.copyOf(titles);
        names = List.copyOf(names);
        spellings = List.copyOf(spellings);
    }

    /// Takes a label or a list item apart: `Foreign Minister Example`, `Choe Yong-geon [Choe Yong Gon]`.
    static PersonName of(String printed) {
        Lexicon lexicon = Lexicon.standard();
        List<String> spellings = new ArrayList<>();
        for (Brackets.Stretch stretch : Brackets.in(printed, 0, printed.length())) {
            String inner = printed.substring(stretch.start() + 1, stretch.end() - 1);
            if (stretch.square() && stretch.start() > 0 && Words.printed(inner).size() >= 2 && isNames(inner)) {
                spellings.add(inner.strip());
            }
        }
        List<String> titles = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String[] words = Brackets.without(printed).strip().split("[\\s\u00a0]+");
        for (String word : words) {
            String bare = word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}.]+$", "");
            if (bare.isEmpty()) {
                continue;
            }
            String stem = bare.replaceAll("\\.$", "");
            boolean title = lexicon.is(WordClass.HONORIFIC, stem)
                    || lexicon.is(WordClass.OFFICE, stem)
                    || (names.isEmpty()
                            && lexicon.is(WordClass.PARTICLE, stem)
                            && !Words.isCapitals(stem, 2)
                            && stem.length() > 1);
            if (names.isEmpty() && title) {
                titles.add(bare);
            } else if (stem.equals("of") || stem.equals("for")) {
                break;
            } else if (Words.isCapitalised(stem) || (lexicon.is(WordClass.PARTICLE, stem) && !names.isEmpty())) {
                names.add(stem.length() == 1 ? bare : stem);
            } else {
                break;
            }
            if (word.endsWith(",") && !names.isEmpty()) {
                break;
            }
        }
        return new PersonName(titles, names.size() > MOST_NAMES ? List.of() : names, spellings);
    }

    /// The name without titles, in the case that names are written in.
    String full() {
        StringBuilder full = new StringBuilder();
        for (String name : names) {
            full.append(full.isEmpty() ? "" : " ").append(cased(name));
        }
        return full.toString();
    }

    private static boolean isNames(String text) {
        return Words.printed(text).stream().allMatch(Words::isCapitalised)
                && Words.printed(text).stream()
                        .noneMatch(word -> Lexicon.standard().is(WordClass.OFFICE, word));
    }

    /// `BYRD` as `Byrd`, `McCAIN` as `McCain`; initials and mixed case as they are.
    private static String cased(String name) {
        if (name.length() < 3 || !Words.isCapitals(name, 3) || name.contains(".")) {
            return name;
        }
        StringBuilder cased = new StringBuilder();
        boolean opening = true;
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            boolean scots = at == 2 && name.startsWith("Mc");
            cased.append(opening || scots ? c : Character.toLowerCase(c));
            opening = !Character.isLetter(c) && c != '\'' && c != '’' || ((c == '\'' || c == '’') && at == 1);
        }
        return cased.toString();
    }
}

package org.stenogram.speakersegmentation.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.labels.Addressee;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.Remembered;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// What a label or a list calls somebody, taken apart.
///
/// @param titles honorifics and offices before the name, as printed
/// @param names the name's own words, as printed; empty when only an office is named
/// @param spellings other spellings of the name, from square brackets behind it
record PersonName(List<String> titles, List<String> names, List<String> spellings) {

    private static final int MOST_NAMES = 6;
    private static final Pattern SPACES = Pattern.compile("[\\s\u00a0]+");
    private static final Pattern PERSONAL = Pattern.compile("(?iu)(mr|mrs|ms|miss|mme|mlle|herr|frau|sr|sra)\\.?");
    private static final Set<String> PEERS = Set.of(
            "earl",
            "countess",
            "viscount",
            "viscountess",
            "duke",
            "duchess",
            "marquess",
            "marquis",
            "bishop",
            "archbishop");

    private static final Remembered<PersonName> READ = new Remembered<>(PersonName::read);

    PersonName {
        titles = List.copyOf(titles);
        names = List.copyOf(names);
        spellings = List.copyOf(spellings);
    }

    /// Takes a label or a list item apart: `Foreign Minister Example`, `Choe Yong-geon [Choe Yong Gon]`.
    static PersonName of(String printed) {
        return READ.of(printed);
    }

    private static PersonName read(String printed) {
        List<String> spellings = new ArrayList<>();
        String completed = printed;
        for (Brackets.Stretch stretch : Brackets.in(printed, 0, printed.length())) {
            String inner = printed.substring(stretch.start() + 1, stretch.end() - 1);
            boolean behind = stretch.square() && stretch.start() > 0;
            if (behind && Words.count(inner, 2) >= 2 && isNames(inner)) {
                spellings.add(inner.strip());
            } else if (behind && completes(printed.substring(0, stretch.start()), inner)) {
                completed = printed.substring(0, stretch.start()) + inner;
            }
        }
        List<String> titles = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String[] words = SPACES.split(Words.asMeant(
                Addressee.without(Words.spaced(Brackets.without(completed).strip()))));
        for (int at = 0; at < words.length; at++) {
            String word = words[at];
            String bare = bare(word);
            boolean article = at == 0 && words.length > 2 && isArticle(bare) && NameShape.isTitle(bare(words[1]));
            boolean trade = at == 0 && words.length > 1 && isTrade(bare) && opensCapital(bare(words[1]));
            if (article || trade) {
                titles.add(bare);
            } else if (names.isEmpty()
                    && isPeer(bare)
                    && at + 2 < words.length
                    && words[at + 1].equalsIgnoreCase("of")) {
                // The Earl of a place is called by it.
                names.add(bare);
                names.add("of");
                List.of(words).subList(at + 2, words.length).forEach(name -> names.add(bare(name)));
                break;
            } else if (!bare.isEmpty() && !add(bare, titles, names) || (word.endsWith(",") && !names.isEmpty())) {
                break;
            }
        }
        if (names.isEmpty() && titles.size() >= 2 && isPersonal(titles.getFirst()) && isNameToo(titles.getLast())) {
            names.add(titles.removeLast());
        }
        return new PersonName(titles, names.size() > MOST_NAMES ? List.of() : names, spellings);
    }

    private static String bare(String word) {
        int from = 0;
        while (from < word.length() && !isOfName(word.codePointAt(from))) {
            from += Character.charCount(word.codePointAt(from));
        }
        int to = word.length();
        while (to > from && word.charAt(to - 1) != '.' && !isOfName(word.codePointBefore(to))) {
            to -= Character.charCount(word.codePointBefore(to));
        }
        return word.substring(from, to);
    }

    private static boolean isOfName(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.LETTER_NUMBER
                || Character.getType(c) == Character.OTHER_NUMBER;
    }

    /// `La` of `La señora Ruiz`, which is no name as that of `La Follette` is.
    private static boolean isArticle(String word) {
        return word.length() <= 3 && Lexicon.standard().is(WordClass.PARTICLE, word);
    }

    /// `Engineer` of `Engineer Example`.
    private static boolean isTrade(String word) {
        return opensCapital(word) && Lexicon.standard().is(WordClass.OCCUPATION, word);
    }

    private static boolean opensCapital(String word) {
        return !word.isEmpty() && Words.isCapitalised(word);
    }

    private static boolean isPeer(String word) {
        return PEERS.contains(word.toLowerCase(Locale.ROOT));
    }

    /// Takes the next word; false when the name has ended before it.
    private static boolean add(String word, List<String> titles, List<String> names) {
        Lexicon lexicon = Lexicon.standard();
        String stem = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        boolean small = lexicon.is(WordClass.PARTICLE, stem)
                && (Character.isLowerCase(stem.codePointAt(0)) || stem.equalsIgnoreCase("the"));
        // One letter behind a title is an initial: `Mr M P Example`.
        boolean title = (NameShape.isTitle(stem) && (stem.length() > 1 || titles.isEmpty())) || small;
        if (!names.isEmpty() && opensName(stem) && titles.stream().anyMatch(PersonName::isOffice)) {
            // What stood before it is what the office is for: `Minister für Finanzen Dr. Example`.
            titles.addAll(names);
            names.clear();
        }
        if (names.isEmpty()
                && title
                && !(stem.equalsIgnoreCase("of") && !titles.isEmpty() && isPersonal(titles.getFirst()))) {
            titles.add(word);
            return true;
        }
        if (stem.equalsIgnoreCase("of") || stem.equalsIgnoreCase("for") || !(Words.isCapitalised(stem) || small)) {
            return false;
        }
        names.add(stem.length() == 1 || stem.contains(".") ? word : stem);
        return true;
    }

    private static boolean isOffice(String title) {
        return Lexicon.standard().is(WordClass.OFFICE, title);
    }

    /// An honorific, which stands right before a name.
    private static boolean opensName(String word) {
        return word.length() > 1 && !isOffice(word) && Lexicon.standard().is(WordClass.HONORIFIC, word);
    }

    /// `Mr.` and the like, which stand before names and never before offices alone.
    private static boolean isPersonal(String title) {
        return PERSONAL.matcher(title).matches();
    }

    private static boolean isNameToo(String title) {
        return !isOffice(title) && !Lexicon.standard().is(WordClass.PARTICLE, title);
    }

    /// `Bob [McNamara]`: an editor's surname behind a first name.
    private static boolean completes(String before, String inner) {
        return before.strip().matches("\\p{Lu}\\p{Ll}+") && inner.matches("\\p{Lu}[\\p{L}'’-]+");
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
        if (name.length() == 2
                && Words.isCapitals(name, 2)
                && Lexicon.standard().is(WordClass.PARTICLE, name)) {
            // `DE LA CRUZ`; two other capitals are initials.
            return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
        }
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

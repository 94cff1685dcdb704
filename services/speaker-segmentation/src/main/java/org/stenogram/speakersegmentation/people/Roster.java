package org.stenogram.speakersegmentation.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.AttributionRule;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.Speaker;
import org.stenogram.contracts.PipelineEvent.SpeakerType;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Everyone whom a record puts in the room, and whom each label means. A person is known from the attendance list or
/// from a label that names one; an office that nobody is said to hold stays an office.
public final class Roster {

    private static final Pattern JOINED = Pattern.compile("(?i)\\s+(?:and|&|und|et|y|и|dhe|ve)\\s+");

    private static final Pattern ARTICLE = Pattern.compile("^(the|mr|madam|le|la|m|mme|der|die|el|l') ");
    private static final Pattern NO_CAPITAL = Pattern.compile("[^\\p{Lu}]");
    private static final Pattern SPOKEN = Pattern.compile("[B-DF-HJ-NP-TV-Z]{1,2}[AEIOUY][A-Z]{1,2}");
    private static final Pattern SUFFIX = Pattern.compile("(?i)(jr|sr|m\\.?p|ii|iii|q\\.?c)\\.?");
    private static final Pattern OFFICE_PHRASE = Pattern.compile("(the|le|la|der|die|el) .*");
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}'’-]{2,}");

    private final People people = new People();
    private final Map<String, Speaker> resolved = new LinkedHashMap<>();
    private final Map<String, String> spelled;
    private final List<String> mentioned;
    private final Introductions introduced;
    /// Whether `Q` and `A` stand for question and answer, not for names.
    private final boolean questions;

    /// Reads the attendance and resolves the labels, the ones with the fullest names first.
    ///
    /// @param attendance lines of lists and prose that say who was present
    /// @param labels as printed; several spellings of one label may be there
    /// @param heads the usual spelling of each label, by the label as printed
    /// @param title the record's title, whose names initials may stand for
    /// @param head the lines before the first speech, which may say who asks, who is asked and who presides
    public Roster(
            List<String> attendance,
            List<String> labels,
            Map<String, String> heads,
            @Nullable String title,
            List<String> head) {
        this.introduced = Introductions.read(head);
        // As they come; the order among those that are alike stays.
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(labels));
        this.questions = Stream.of("q", "a")
                .allMatch(key -> distinct.stream().map(Words::fold).anyMatch(key::equals));
        this.spelled = new HashMap<>(heads);
        this.mentioned = NAME.matcher(title == null ? "" : title)
                .results()
                .map(MatchResult::group)
                .toList();
        for (String line : attendance) {
            for (Attendee attendee : AttendanceReader.read(line)) {
                attend(attendee);
            }
        }
        introduced.presiding().forEach(this::attend);
        Map<String, Integer> names = new HashMap<>();
        distinct.forEach(label -> names.put(label, nameOf(label).names().size()));
        distinct.sort(Comparator.comparing((String label) -> !label.equals(head(label)))
                .thenComparing(label -> -names.getOrDefault(label, 0)));
        for (String label : distinct) {
            resolved.put(label, resolve(label));
        }
    }

    /// Whom a label means; the label must have been among those that the roster was made of.
    public Speaker speaker(String label) {
        Speaker speaker = resolved.get(label);
        if (speaker == null) {
            throw new IllegalArgumentException("no such label: " + label);
        }
        return speaker;
    }

    /// Whom a label means where the page beside it names the person: `Q.` below `BY MR. SMITH:`.
    ///
    /// @param name as printed there
    public Speaker speaker(String label, String name) {
        PersonName person = PersonName.of(name);
        if (person.names().isEmpty()) {
            return speaker(label);
        }
        List<Someone> known = people.answering(person.names(), false);
        Someone someone = known.size() == 1 ? known.getFirst() : known.isEmpty() ? people.add(person) : null;
        if (someone == null) {
            return speaker(label);
        }
        someone.alsoNamed(person);
        return speaker(label, someone, AttributionRule.ROLE, 0.8, List.of());
    }

    /// Everyone, those of the attendance list first.
    public List<Person> people() {
        return people.everyone().stream().map(Someone::person).toList();
    }

    private void attend(Attendee attendee) {
        List<Someone> known = people.answering(attendee.name().names(), false);
        boolean same = known.size() == 1 && attendee.name().names().size() >= 2;
        Someone someone = same ? known.getFirst() : people.add(attendee.name());
        someone.alsoNamed(attendee.name());
        someone.holds(attendee.offices());
        someone.isPresent();
    }

    private Speaker resolve(String label) {
        Lexicon lexicon = Lexicon.standard();
        String key = Words.fold(Words.asMeant(Brackets.without(label)));
        PersonName name = nameOf(label);
        if (lexicon.isFolded(WordClass.ILLEGIBLE, key.isEmpty() ? Words.fold(label) : key)
                || key.isBlank() && name.names().isEmpty()) {
            return new Speaker(label, null, null, SpeakerType.ILLEGIBLE, AttributionRule.NONE, 0.9, List.of());
        }
        if (lexicon.isFolded(WordClass.COLLECTIVE, key) || (isJoint(label) && !isHeldByName(label, name))) {
            return new Speaker(label, null, null, SpeakerType.COLLECTIVE, AttributionRule.NONE, 0.9, List.of());
        }
        String bare = Brackets.without(label).strip();
        Optional<PersonName> asked = inInterview(key);
        if (asked.isPresent()) {
            return speaker(label, introduce(asked.get()), AttributionRule.ROLE, 0.8, List.of());
        }
        if (questions && (key.equals("q") || key.equals("a"))) {
            return new Speaker(label, null, null, SpeakerType.ROLE, AttributionRule.NONE, 0.6, List.of());
        }
        if (NameShape.isInitials(bare) && !isShortName(bare)) {
            return initials(label);
        }
        if (name.names().isEmpty()
                || ((lexicon.isFolded(WordClass.ROLE, key) || (isSmallOffice(bare))) && !isHeldByName(label, name))) {
            return office(label, key);
        }
        return named(label, name);
    }

    /// `El conseller de Ports`: an office in small letters and what it is for.
    private static boolean isSmallOffice(String bare) {
        return NameShape.isRole(bare)
                && !NameShape.isName(bare, Words.printed(bare).size());
    }

    private Speaker named(String label, PersonName name) {
        List<Someone> exact = people.answering(name.names(), false);
        if (name.names().size() == 1 && head(label).equals(label)) {
            exact = exact.stream()
                    .filter(someone -> !Gender.differs(someone.name(), name))
                    .toList();
        }
        boolean fuzzy = exact.isEmpty();
        List<Someone> found = fuzzy
                ? people.answering(name.names(), true).stream()
                        .filter(someone -> !Gender.differs(someone.name(), name))
                        .toList()
                : exact;
        if (found.size() > 1) {
            found = byTitle(found, name);
        }
        if (found.isEmpty()) {
            String usual = head(label);
            if (!usual.equals(label) && resolved.containsKey(usual)) {
                return misread(label, speaker(usual));
            }
            List<PersonName> fuller = introduced.inInterview().stream()
                    .filter(other -> Someone.answer(other, name))
                    .toList();
            if (fuller.size() == 1) {
                Someone someone = introduce(fuller.getFirst());
                boolean same = Words.fold(name.full()).equals(Words.fold(someone.fullName()));
                return speaker(label, someone, same ? AttributionRule.EXACT : AttributionRule.ALIAS, 0.9, List.of());
            }
            Someone someone = people.add(name);
            if (isHeldByName(label, name)) {
                someone.holds(List.of(Brackets.without(label).strip()));
            }
            someone.isPresent();
            return speaker(label, someone, AttributionRule.EXACT, 0.9, List.of());
        }
        Someone someone = found.getFirst();
        List<String> rivals = found.stream().skip(1).map(Someone::fullName).toList();
        if (fuzzy) {
            return speaker(label, someone, AttributionRule.FUZZY_OCR, rivals.isEmpty() ? 0.75 : 0.4, rivals);
        }
        boolean whole = Words.fold(name.full()).equals(Words.fold(someone.fullName()));
        AttributionRule rule = whole
                ? AttributionRule.EXACT
                : name.titles().isEmpty() ? AttributionRule.ALIAS : AttributionRule.HONORIFIC;
        someone.alsoNamed(name);
        return speaker(label, someone, rule, rivals.isEmpty() ? whole ? 0.98 : 0.93 : 0.5, rivals);
    }

    /// Whom `Q` or `Interviewer`, `A` or `Interviewee` means, where the head of the record says so of one person.
    private Optional<PersonName> inInterview(String key) {
        Lexicon lexicon = Lexicon.standard();
        boolean asks = key.equals("q") || lexicon.isFolded(WordClass.INTERVIEWER, key);
        boolean answers = key.equals("a") || lexicon.isFolded(WordClass.INTERVIEWEE, key);
        List<PersonName> meant =
                asks ? introduced.interviewers() : answers ? introduced.interviewees() : List.<PersonName>of();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /// The person of an interview, who may be known already.
    private Someone introduce(PersonName name) {
        List<Someone> known = people.answering(name.names(), false);
        Someone someone = known.size() == 1 ? known.getFirst() : people.add(name);
        someone.alsoNamed(name);
        return someone;
    }

    /// `The PRESIDENT (Mr. Example)`: the name in brackets is who holds the office.
    private static boolean isHeldByName(String label, PersonName name) {
        return label.contains("(") && !PersonName.of(Brackets.without(label)).equals(name);
    }

    private Speaker misread(String label, Speaker usual) {
        return new Speaker(
                label,
                usual.personId(),
                usual.name(),
                usual.type(),
                usual.type() == SpeakerType.PERSON ? AttributionRule.FUZZY_OCR : AttributionRule.NONE,
                0.7,
                usual.rivals());
    }

    private Speaker speaker(
            String label, Someone someone, AttributionRule rule, double confidence, List<String> rivals) {
        someone.calls(label);
        someone.isPresent();
        return new Speaker(label, someone.id(), someone.fullName(), SpeakerType.PERSON, rule, confidence, rivals);
    }

    /// An office: the one person who is said to hold it, or nobody.
    private Speaker office(String label, String key) {
        String bare = ARTICLE.matcher(key).replaceFirst("");
        List<Someone> holders = people.everyone().stream()
                .filter(someone -> someone.offices().stream().map(Words::fold).anyMatch(office -> holds(office, bare)))
                .toList();
        boolean speaksForOthers = Lexicon.standard().isFolded(WordClass.FIELD, bare);
        if (holders.size() == 1 && !speaksForOthers && bare.length() >= 3) {
            return speaker(label, holders.getFirst(), AttributionRule.ROLE, 0.8, List.of());
        }
        String usual = head(label);
        if (holders.isEmpty() && !usual.equals(label) && resolved.containsKey(usual)) {
            return misread(label, speaker(usual));
        }
        List<String> rivals = holders.stream().map(Someone::fullName).limit(8).toList();
        return new Speaker(label, null, null, SpeakerType.ROLE, AttributionRule.NONE, 0.9, rivals);
    }

    /// `President` holds for `President of Tanzania`, not for `Assistant to the President`.
    private static boolean holds(String office, String role) {
        return office.equals(role)
                || office.startsWith(role + " of ")
                || office.startsWith(role + " for ")
                || office.startsWith(role + ",")
                || office.startsWith("the " + role)
                || (office.startsWith(role + " ") && !office.startsWith(role + " to "));
    }

    private Speaker initials(String label) {
        String letters = NO_CAPITAL.matcher(Brackets.without(label)).replaceAll("");
        List<Someone> found = people.everyone().stream()
                .filter(someone -> initialsOf(someone.name().names()).equals(letters)
                        || (letters.length() == 1 && lastInitial(someone).equals(letters)))
                .toList();
        PersonName given = introduced.abbreviations().get(letters);
        if (given != null) {
            Someone someone =
                    people.answering(given.names(), false).stream().findFirst().orElseGet(() -> people.add(given));
            someone.isPresent();
            return speaker(label, someone, AttributionRule.ALIAS, 0.9, List.of());
        }
        if (found.size() == 1) {
            return speaker(label, found.getFirst(), AttributionRule.ALIAS, 0.8, List.of());
        }
        List<PersonName> meant = introduced.inInterview().stream()
                .filter(name -> isAbbreviated(name.names(), letters))
                .toList();
        if (found.isEmpty() && meant.size() == 1) {
            return speaker(label, introduce(meant.getFirst()), AttributionRule.ALIAS, 0.8, List.of());
        }
        List<String> named = mentioned.stream()
                .filter(word -> letters.length() == 1
                        && word.startsWith(letters)
                        && !Lexicon.standard().is(WordClass.OFFICE, word)
                        && !Lexicon.standard().is(WordClass.FUNCTION, word)
                        && !Lexicon.standard().is(WordClass.POSITIVE_DOCUMENT, word))
                .distinct()
                .toList();
        if (found.isEmpty() && named.size() == 1) {
            PersonName name = PersonName.of(named.getFirst());
            Someone someone =
                    people.answering(name.names(), false).stream().findFirst().orElseGet(() -> people.add(name));
            return speaker(label, someone, AttributionRule.ALIAS, 0.6, List.of());
        }
        List<String> rivals =
                found.isEmpty() ? named : found.stream().map(Someone::fullName).toList();
        return new Speaker(label, null, null, SpeakerType.ROLE, AttributionRule.NONE, 0.6, rivals);
    }

    /// `SHAW`: four capitals that can be spoken.
    private static boolean isShortName(String label) {
        return label.length() == 4 && SPOKEN.matcher(label).matches();
    }

    /// `EMT` or `ET` for `Elias M. Thornbury`.
    private static boolean isAbbreviated(List<String> names, String letters) {
        String all = initialsOf(names);
        return all.equals(letters)
                || (letters.length() == 1 && all.endsWith(letters))
                || (letters.length() == 2
                        && all.length() > 2
                        && all.charAt(0) == letters.charAt(0)
                        && all.endsWith(letters.substring(1)));
    }

    private static String initialsOf(List<String> names) {
        StringBuilder initials = new StringBuilder();
        names.forEach(name -> initials.append(name.charAt(0)));
        return initials.toString();
    }

    private static String lastInitial(Someone someone) {
        return someone.name().names().getLast().substring(0, 1);
    }

    /// `Bundy and McNamara`, `Mr. X and Mr. Y`.
    private static boolean isJoint(String label) {
        String bare = Brackets.without(label);
        String[] parts = JOINED.split(bare);
        if (parts.length < 2) {
            parts = bare.split(",\\s+");
            if (parts.length < 2
                    || Words.count(parts[0], 2) > 2
                    || Words.count(parts[1], 2) > 2
                    || NameShape.hasOfficeBehind(bare)
                    || Lexicon.standard().is(WordClass.ROLE, parts[0])
                    || isOffice(parts[1])) {
                return false;
            }
        }
        for (String part : parts) {
            PersonName name = PersonName.of(part);
            boolean suffix = SUFFIX.matcher(part.strip()).matches();
            if (suffix || (name.names().isEmpty() && !Lexicon.standard().is(WordClass.ROLE, part))) {
                return false;
            }
        }
        return true;
    }

    /// `CNS Anchor`: what the bearer of the name before it is.
    private static boolean isOffice(String text) {
        List<String> words = Words.printed(text);
        return !words.isEmpty() && Lexicon.standard().is(WordClass.OCCUPATION, words.getLast());
    }

    /// Of several with the same name, those whose title or office the label has; all, the likeliest first, when that
    /// does not tell them apart.
    private static List<Someone> byTitle(List<Someone> found, PersonName name) {
        List<Someone> fitting = found.stream()
                .filter(someone -> name.titles().stream()
                        .map(Words::fold)
                        .anyMatch(title -> someone.offices().stream()
                                        .anyMatch(office -> Words.fold(office).contains(title))
                                || someone.name().titles().stream()
                                        .anyMatch(own -> Words.fold(own).equals(title))))
                .toList();
        return fitting.size() == 1 ? fitting : found;
    }

    /// The name in a label: before its brackets, or, where an office stands there, in them.
    private static PersonName nameOf(String label) {
        PersonName outside = PersonName.of(label);
        if (!outside.names().isEmpty() && !isOfficePhrase(label)) {
            return outside;
        }
        Optional<PersonName> inside = Brackets.in(label, 0, label.length()).stream()
                .map(stretch -> label.substring(stretch.start() + 1, stretch.end() - 1))
                .filter(inner -> Words.count(inner, 5) <= 5 && NameShape.isName(inner, 5))
                .map(PersonName::of)
                .filter(name -> !name.names().isEmpty()
                        && name.titles().stream().noneMatch(Roster::isSmall)
                        && (!name.titles().isEmpty() || name.names().size() >= 2))
                .findFirst();
        return inside.orElse(outside);
    }

    /// `in` of `(in Cantonese)`.
    private static boolean isSmall(String title) {
        return Character.isLowerCase(title.codePointAt(0));
    }

    private static boolean isOfficePhrase(String label) {
        return label.contains("(")
                && OFFICE_PHRASE.matcher(Words.fold(Brackets.without(label))).matches();
    }

    private String head(String label) {
        return spelled.getOrDefault(label, label);
    }
}

package org.stenogram.speakersegmentation.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.Remembered;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Reads attendance lists: a line for each, columns with the office behind or before the name, or prose with offices
/// in brackets.
final class AttendanceReader {

    private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*[;,]\\s*");
    private static final Pattern BETWEEN_ITEMS = Pattern.compile("\\s*;\\s*");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern SUFFIX = Pattern.compile("(?i)(jr|sr|ii|iii|iv)\\b\\.?.*");
    private static final Pattern ARTICLE = Pattern.compile("(?iu)the\\s.*");
    private static final Pattern STOP_BEHIND = Pattern.compile("\\.$");
    private static final Pattern BULLET = Pattern.compile("^(?:[-–—•*]\\s*|\\d{1,2}[.)]\\s+)");
    private static final Pattern BODY_AND_NAME = Pattern.compile("^([^—–]{2,60}?)\\s?[—–]\\s?(.+)$", Pattern.DOTALL);

    private static final Pattern BODY = Pattern.compile(
            "(?i)staff|department|delegation|side|office|council|agency|bureau|embassy|ministry|committee|party|union|"
                    + "division|section|board|service|affairs|republic|states|nations|islands?|government|house|present|"
                    + "assembly|institute|university|congress|academy|company|bank|press|room|participants");
    /// The fewer such words that show an item of a list to be no person.
    private static final Pattern SMALL_BODY = Pattern.compile("(?i)staff|department|delegation|side|office|council|"
            + "agency|bureau|embassy|ministry|committee|party|union|division|section|board|service");

    private static final Pattern CONNECTING = Pattern.compile("(?i)of|for|the|and|on|to|de la|du|des");

    private static final Remembered<Boolean> CONNECTING_WORDS =
            new Remembered<>(word -> CONNECTING.matcher(word).matches());
    private static final Remembered<Boolean> SMALL_BODIES =
            new Remembered<>(word -> SMALL_BODY.matcher(word).matches());

    /// A small word in capitals because a sentence begins with it: `With Comrade Example came …`.
    private static final Pattern OPENING_WORD =
            Pattern.compile("^(With|And|Also|Then|Present|Besides|From|For|On|The|In|At|To|By|Comrades|Messrs)\\b");

    /// Before the names of several people.
    private static final Pattern PLURAL = Pattern.compile(
            "(?:Messrs|Cdes|Comrades|Representatives|Senators|Congressmen|Deputies)\\b\\.?\\s+(?=\\p{Lu})");

    private static final Pattern AND =
            Pattern.compile("\\s*[,;.]?\\s+and\\s+|\\s*[,;]\\s*|(?<=\\p{Ll}{3})\\.\\s+(?=\\p{Lu})");

    /// `Mr. Example. Chairman`, where OCR made a full stop of the comma.
    private static final Pattern STOPPED = Pattern.compile("(?s)(.*\\p{Ll}{3})\\.\\s+(\\p{Lu}.*)");

    private static final Pattern CONNECTED = Pattern.compile("(?i)\\s(of|for|the|and|on|to|de la|du|des)\\s");
    private static final String NAME_WORD =
            "(?:\\p{Lu}\\.|(?:Dr|Mr|Mrs|Ms|Gen|Col|Amb|St|Prof|Lt|Maj|Capt)\\.|\\p{Lu}[\\p{L}'’-]+)";
    private static final Pattern NAMES =
            Pattern.compile(NAME_WORD + "(?:\\s(?:" + NAME_WORD + "|(?:de|van|von|al|bin)(?=\\s\\p{Lu})))*");

    private AttendanceReader() {}

    /// Reads one line of a list, or a paragraph of prose.
    static List<Attendee> read(String line) {
        String text = BULLET.matcher(line).replaceFirst("").strip();
        boolean prose = text.length() > 170 || Lexicon.standard().occursIn(WordClass.PRESENT_PROSE, text);
        if (prose) {
            return prose(text);
        }
        if (text.contains(":") && text.indexOf(':') < 40) {
            text = text.substring(text.indexOf(':') + 1).strip();
        }
        List<Attendee> several = new ArrayList<>();
        Matcher plural = PLURAL.matcher(text);
        if (plural.lookingAt()) {
            for (String part : AND.split(text.substring(plural.end()))) {
                PersonName name = PersonName.of(part.replaceAll("\\.$", ""));
                if (!name.names().isEmpty() && name.titles().isEmpty() && !isOfficeOfSeveral(name)) {
                    several.add(new Attendee(name, List.of()));
                }
            }
            return several;
        }
        Pattern separator = isListOfNames(text) ? BETWEEN_NAMES : BETWEEN_ITEMS;
        for (String item : separator.split(text)) {
            item(item).ifPresent(several::add);
        }
        return several;
    }

    /// `Presidents` behind the names of several.
    private static boolean isOfficeOfSeveral(PersonName name) {
        String last = name.names().getLast();
        return last.endsWith("s") && Lexicon.standard().is(WordClass.OFFICE, last.substring(0, last.length() - 1));
    }

    /// Whether commas stand between people, not before their offices.
    private static boolean isListOfNames(String text) {
        String[] parts = COMMA.split(text);
        return parts.length >= 2
                && Stream.of(parts).allMatch(part -> {
                    PersonName name = PersonName.of(part);
                    return isPerson(name, part)
                            && !CONNECTED.matcher(part).find()
                            && (name.names().size() >= 2 || !name.titles().isEmpty());
                });
    }

    private static Optional<Attendee> item(String printed) {
        String text = printed.strip();
        String body = "";
        Matcher split = BODY_AND_NAME.matcher(text);
        if (split.matches()) {
            if (isPerson(PersonName.of(split.group(1)), split.group(1))
                    && !isPerson(PersonName.of(split.group(2)), split.group(2))) {
                text = split.group(1) + ", " + split.group(2);
            } else {
                body = split.group(1).strip();
                text = split.group(2).strip();
            }
        }
        Matcher stopped = STOPPED.matcher(text);
        if (text.indexOf(',') < 0 && stopped.matches() && NameShape.opensWithTitle(stopped.group(2))) {
            text = stopped.group(1) + ", " + stopped.group(2);
        }
        int comma = text.indexOf(',');
        String name = comma < 0 ? text : text.substring(0, comma);
        String office = comma < 0 ? "" : text.substring(comma + 1).strip();
        if (SUFFIX.matcher(office).matches()) {
            int next = office.indexOf(',');
            office = next < 0 ? "" : office.substring(next + 1).strip();
        }
        PersonName person = PersonName.of(name);
        if (!isPerson(person, name)
                || Lexicon.standard().month(person.names().getLast()).isPresent()) {
            return Optional.empty();
        }
        List<String> offices = new ArrayList<>();
        String titled = officeBefore(name);
        if (!titled.isEmpty()) {
            offices.add(titled);
        }
        String bare = withoutStop(office).strip();
        if (!bare.isEmpty()) {
            offices.add(bare);
        } else if (!body.isEmpty()) {
            offices.add(body);
        }
        for (Brackets.Stretch stretch : Brackets.in(name, 0, name.length())) {
            if (!stretch.square()) {
                offices.add(name.substring(stretch.start() + 1, stretch.end() - 1));
            }
        }
        return Optional.of(new Attendee(person, offices));
    }

    private static String withoutStop(String text) {
        return STOP_BEHIND.matcher(text).replaceAll("");
    }

    /// The office that stands before a name: `Prime Minister` of `Prime Minister Example`.
    private static String officeBefore(String name) {
        List<String> office = new ArrayList<>();
        boolean named = false;
        if (ARTICLE.matcher(name.strip()).matches()) {
            // "The Secretary Charles Example" are two people whose line break was lost.
            return "";
        }
        for (String title : PersonName.of(name).titles()) {
            String stem = withoutStop(title);
            boolean isOffice = Lexicon.standard().is(WordClass.OFFICE, stem);
            if (isOffice || (named && Lexicon.standard().is(WordClass.PARTICLE, stem))) {
                office.add(title);
                named |= isOffice;
            }
        }
        return named ? String.join(" ", office) : "";
    }

    /// A person has two names, or one behind a title; bodies and countries have small words in between.
    private static boolean isPerson(PersonName person, String printed) {
        List<String> words = Words.printed(Brackets.without(printed));
        boolean connected = words.stream().anyMatch(CONNECTING_WORDS::of);
        boolean body = words.stream().skip(1).anyMatch(SMALL_BODIES::of);
        long real = person.names().stream()
                .filter(name -> name.length() > 1 && !name.endsWith("."))
                .count();
        boolean capitals = person.names().stream().allMatch(name -> Words.isCapitals(name, 1))
                && person.names().size() == 1;
        boolean titled = !person.titles().isEmpty();
        boolean behindName = connected && !person.names().isEmpty() && titled;
        return real >= 1
                && !body
                && !isOccupation(person)
                && (!connected || behindName)
                && (person.names().size() >= 2 || (titled && !capitals))
                && printed.length() <= 90;
    }

    /// `Ticket Clerk`: capitalised like a name. Behind `Mr.` it is one.
    private static boolean isOccupation(PersonName person) {
        Lexicon lexicon = Lexicon.standard();
        return !person.names().isEmpty()
                && lexicon.is(WordClass.OCCUPATION, person.names().getLast())
                && person.titles().stream().noneMatch(title -> lexicon.is(WordClass.HONORIFIC, withoutStop(title)));
    }

    private static boolean isBody(List<String> words) {
        return words.stream().skip(1).anyMatch(word -> BODY.matcher(word).matches());
    }

    /// Names are runs of two or more capitalised words outside brackets; an office stands in brackets before its name.
    private static List<Attendee> prose(String text) {
        List<Attendee> found = new ArrayList<>();
        StringBuilder outside = new StringBuilder(text);
        List<Brackets.Stretch> brackets = Brackets.in(text, 0, text.length());
        for (Brackets.Stretch stretch : brackets) {
            for (int at = stretch.start(); at < stretch.end(); at++) {
                outside.setCharAt(at, '\u0001');
            }
        }
        Matcher run = NAMES.matcher(outside);
        while (run.find()) {
            PersonName name = PersonName.of(
                    OPENING_WORD.matcher(run.group()).find() ? run.group().replaceFirst("^\\S+\\s*", "") : run.group());
            boolean opensSentence = run.start() == 0;
            if (name.names().size() < 2
                    || name.names().size() > 4
                    || (opensSentence && name.titles().isEmpty())
                    || isBody(name.names())
                    || isOccupation(name)) {
                continue;
            }
            List<String> offices = new ArrayList<>();
            for (Brackets.Stretch stretch : brackets) {
                if (stretch.end() <= run.start()
                        && text.substring(stretch.end(), run.start()).isBlank()) {
                    offices.add(text.substring(stretch.start() + 1, stretch.end() - 1)
                            .strip());
                }
            }
            String before = officeBefore(run.group());
            if (!before.isEmpty()) {
                offices.add(before);
            }
            found.add(new Attendee(name, offices));
        }
        return found;
    }
}

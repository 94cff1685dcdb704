package org.stenogram.speakersegmentation.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.HeaderField;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Reads what stands before the first speech: title, date, header fields, attendance, headings, narrative.
public final class HeaderReader {

    private static final int LONGEST_ITEM = 170;
    private static final int LONGEST_TITLE = 400;
    private static final int MOST_PROSE = 2;

    private static final Pattern GOES_ON = Pattern.compile("(?s)[-–—<\\p{Ll}(\\d].*|.{1,80}");
    private static final Pattern BULLET = Pattern.compile("(?s)[-–—•*]\\s?\\p{L}.*|\\d{1,2}[.)]\\s+\\p{Lu}.*");
    private static final Pattern SENTENCE = Pattern.compile("(?s).*\\p{Ll}{3,}[.?!]$");
    private static final Pattern BOLD_AROUND = Pattern.compile("^(\\*\\*|__|#+ )|(\\*\\*|__)$");
    private static final Pattern NUMBER_BEFORE = Pattern.compile("^\\d{1,4}\\.\\s+(?=\\p{Lu})");
    private static final Pattern NOTE_BEHIND = Pattern.compile("(?<=\\p{Ll})\\d{1,2}$");
    private static final Pattern WEEKDAY_BEFORE = Pattern.compile("(?iu)^(\\p{L}+day),?\\s*");
    private static final Pattern SENTENCE_MARK = Pattern.compile("[.;:!?]");
    private static final Pattern WORDS_OF_TIME =
            Pattern.compile("(?iu)a\\.?m\\.?|p\\.?m\\.?|noon|midnight|h|uhr|hours|to|and|г|года|j\\.?c");
    private static final Pattern NUMBERS = Pattern.compile("[\\s\\d.,:;()\\[\\]–—-]*");
    private static final Pattern MARKS_BEHIND = Pattern.compile("[\\s,(]+$");
    private static final Pattern NO_PLACE = Pattern.compile("(?iu)\\p{L}+day|on|date");

    private final List<Line> lines;
    private final List<SegmentKind> kinds = new ArrayList<>();
    private final List<HeaderField> fields = new ArrayList<>();
    private final List<Integer> attendance = new ArrayList<>();
    private @Nullable String title;
    private @Nullable String date;
    private @Nullable String place;
    private boolean boldTitle;
    private int at;
    /// Paragraphs of prose so far; who was there is said before many of them.
    private int prose;

    private HeaderReader(List<Line> lines) {
        this.lines = lines;
    }

    /// Reads the lines before the first speech; all lines of a record in which nobody speaks.
    public static Header read(List<Line> lines) {
        HeaderReader reader = new HeaderReader(lines);
        while (reader.at < lines.size()) {
            reader.readNext();
        }
        return new Header(reader.metadata(), reader.parts(), reader.attendance);
    }

    private void readNext() {
        Line line = lines.get(at);
        Optional<FieldLine> field = FieldLine.of(line);
        if (field.isPresent() && field.get().isAttendance()) {
            readAttendance(field.get());
        } else if (field.isPresent()) {
            readField(field.get());
        } else {
            readOther(line);
        }
    }

    private void readField(FieldLine field) {
        StringBuilder value = new StringBuilder(field.value());
        take(SegmentKind.METADATA);
        boolean alone = field.value().isBlank();
        while (at < lines.size()) {
            Line line = lines.get(at);
            boolean first = value.isEmpty();
            if (FieldLine.of(line).isPresent() || (line.opensParagraph() && !(alone && first))) {
                break;
            }
            if (!alone && (value.length() > 300 || !GOES_ON.matcher(line.text()).matches())) {
                break;
            }
            value.append(first ? "" : " ").append(line.text());
            take(SegmentKind.METADATA);
        }
        String text = value.toString().strip();
        fields.add(new HeaderField(field.name().strip(), text));
        if (field.is(WordClass.DATE_FIELD)) {
            Dates.first(text).ifPresent(found -> date = found.iso());
        } else if (field.is(WordClass.PLACE_FIELD) && !text.isEmpty()) {
            place = text;
        } else if (field.is(WordClass.TITLE_FIELD) && !text.isEmpty()) {
            title = text;
        }
        if (date == null && field.name().length() <= 16 && text.length() <= 60) {
            Dates.first(text).ifPresent(found -> date = found.iso());
        }
    }

    private void readAttendance(FieldLine field) {
        boolean some = !field.value().isBlank();
        if (some) {
            attendance.add(at);
        }
        take(SegmentKind.PARTICIPANTS);
        while (at < lines.size()) {
            Line line = lines.get(at);
            Optional<FieldLine> next = FieldLine.of(line);
            boolean other = next.isPresent() && !next.get().isAttendance() && !isGroup(line);
            if (other || (some && line.opensParagraph() && !isItem(line)) || endsList(line)) {
                break;
            }
            some = true;
            if (next.isEmpty() || !next.get().value().isBlank()) {
                attendance.add(at);
            }
            take(SegmentKind.PARTICIPANTS);
        }
    }

    /// `POLISH:` over the people of one side.
    private boolean isGroup(Line line) {
        return line.text().endsWith(":") && Words.count(line.text(), 4) <= 4 && !line.closesParagraph();
    }

    private static boolean isItem(Line line) {
        String text = line.text();
        if (text.length() > LONGEST_ITEM) {
            return false;
        }
        boolean bullet = BULLET.matcher(text).matches();
        boolean sentence = text.length() > 60 && SENTENCE.matcher(text).matches();
        boolean lonelyCapitals = line.isParagraph() && Words.isCapitals(text, 6) && !text.contains(",");
        return !lonelyCapitals
                && (bullet || !sentence)
                && !(line.isParagraph()
                        && Lexicon.standard().occursIn(WordClass.POSITIVE_DOCUMENT, text)
                        && !text.contains(","));
    }

    private static boolean endsList(Line line) {
        String text = line.text();
        return text.startsWith("#")
                || (line.isParagraph() && line.isBracketed())
                || (line.opensParagraph() && Lexicon.standard().is(WordClass.SUMMARY, text))
                || text.length() > 600;
    }

    private void readOther(Line line) {
        String text = line.text();
        SegmentKind kind = Sidelines.kind(line);
        Optional<Dates.Found> found = text.length() <= 120 ? Dates.first(text) : Optional.empty();
        if (kind == SegmentKind.NARRATIVE || kind == SegmentKind.HEADING) {
            if (isBold(text) && title == null | !boldTitle) {
                title = unmarked(text);
                boldTitle = true;
                kind = SegmentKind.HEADING;
            } else if (found.isPresent() && isDateline(text, found.get())) {
                readDateline(text, found.get());
                kind = SegmentKind.METADATA;
            } else if (prose <= MOST_PROSE && isAttendanceProse(line)) {
                attendance.add(at);
                kind = SegmentKind.PARTICIPANTS;
            } else if (title == null && at < 6 && isTitle(text, kind)) {
                title = unmarked(text);
                kind = SegmentKind.HEADING;
            }
        }
        if (kind == SegmentKind.NARRATIVE && text.length() > LONGEST_ITEM) {
            prose++;
        }
        take(kind);
    }

    private static boolean isTitle(String text, SegmentKind kind) {
        Lexicon lexicon = Lexicon.standard();
        return text.length() <= LONGEST_TITLE
                && (lexicon.occursIn(WordClass.POSITIVE_DOCUMENT, text)
                        || lexicon.occursIn(WordClass.NEGATIVE_DOCUMENT, text)
                        || kind == SegmentKind.HEADING);
    }

    private static boolean isBold(String text) {
        return text.length() > 4
                        && text.length() <= LONGEST_TITLE
                        && (text.startsWith("**") && text.endsWith("**")
                                || text.startsWith("__") && text.endsWith("__"))
                || text.startsWith("# ");
    }

    /// Without bold marks, the number before it and the note's number behind it.
    private static String unmarked(String text) {
        String bare = BOLD_AROUND.matcher(text).replaceAll("");
        String unnumbered = NUMBER_BEFORE.matcher(bare).replaceFirst("");
        return NOTE_BEHIND.matcher(unnumbered).replaceFirst("").strip();
    }

    /// A line that is a date, or a place and a date, and perhaps a time.
    private static boolean isDateline(String text, Dates.Found found) {
        String before = WEEKDAY_BEFORE.matcher(text.substring(0, found.start())).replaceAll("");
        String after = text.substring(found.end());
        return before.length() <= 60
                && !SENTENCE_MARK.matcher(before).find()
                && Words.printed(before).stream().allMatch(word -> Words.isCapitalised(word) || word.length() <= 3)
                && after.length() <= 50
                && NUMBERS.matcher(WORDS_OF_TIME.matcher(after).replaceAll("")).matches();
    }

    private void readDateline(String text, Dates.Found found) {
        if (date == null) {
            date = found.iso();
        }
        String before = MARKS_BEHIND
                .matcher(text.substring(0, found.start()))
                .replaceAll("")
                .strip();
        if (place == null && before.length() >= 3 && !NO_PLACE.matcher(before).matches()) {
            place = before;
        }
    }

    private static boolean isAttendanceProse(Line line) {
        return Lexicon.standard().occursIn(WordClass.PRESENT_PROSE, line.text())
                && Words.printed(Brackets.without(line.text())).stream()
                                .filter(Words::isCapitalised)
                                .count()
                        >= 4;
    }

    private void take(SegmentKind kind) {
        kinds.add(kind);
        at++;
    }

    private Metadata metadata() {
        String found = date;
        if (found == null && title != null) {
            found = Dates.first(title).map(Dates.Found::iso).orElse(null);
        }
        for (int i = 0; found == null && i < Math.min(lines.size(), 12); i++) {
            found = Dates.first(lines.get(i).text()).map(Dates.Found::iso).orElse(null);
        }
        return new Metadata(title, found, place, List.copyOf(fields));
    }

    private List<Part> parts() {
        return Sidelines.parts(lines, kinds, 0);
    }
}

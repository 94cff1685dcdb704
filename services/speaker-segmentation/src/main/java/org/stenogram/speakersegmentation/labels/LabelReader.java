package org.stenogram.speakersegmentation.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Finds every place of a text that has the form of a label, in any of the forms that records use. It is generous:
/// what is found here is only what the decision chooses from.
public final class LabelReader {

    private static final int LONGEST = 110;
    private static final int LONGEST_WITH_BRACKETS = 240;
    private static final int LONGEST_LINE_OF_ITS_OWN = 80;
    private static final int MOST_WORDS = 14;
    private static final int MOST_NAME_WORDS = 6;

    private static final Pattern BOLD =
            Pattern.compile("(\\*\\*|__)\\s*([^*_\\n]{1,160}?)\\s*(?:[:.]\\s*\\1|\\1\\s*[:.])\\s*");
    private static final Pattern NO_LINE_OF_ITS_OWN = Pattern.compile(".*[,;:?!\"“”].*|[-–—•*\\d].*");

    /// `Q. Ann Example, United News: Mr. President`: who asks is named behind the letter.
    private static final Pattern ASKER = Pattern.compile("Q\\.?\\s+(\\p{Lu}[^.:]*(?:\\. ?[^.:]*)*)");

    /// `Speaker 2`.
    private static final Pattern COUNTED = Pattern.compile("(?iu)\\p{L}{4,}\\s\\d{1,2}");

    /// When it was said, behind a name on a line of its own.
    private static final Pattern TIME_BEHIND =
            Pattern.compile("\\s+[\\[(]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])]?(?: [AaPp][Mm])?\\s*$");

    /// What stands in sentences of Chinese and Japanese, and in no name.
    private static final String IDEOGRAPHIC_STOPS = "，。；！？《「『";

    private static final int LONGEST_IN_IDEOGRAPHS = 20;

    private static final Pattern BOLD_AROUND = Pattern.compile("^(\\*\\*|__)|(\\*\\*|__)$");

    private LabelReader() {}

    /// Reads all lines; more than one possible label may stand on one line, in different forms.
    public static List<Label> read(List<Line> lines) {
        List<Label> labels = new ArrayList<>();
        Map<String, List<Label>> apposed = lines.stream()
                .map(StopLabel::apposed)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(label -> Words.fold(label.printed())));
        apposed.values().stream()
                .filter(same -> same.size() > 1)
                .flatMap(List::stream)
                .map(label -> label.isBeforeDash() ? label.as(LabelForm.DASH) : label)
                .forEach(labels::add);
        for (Line line : lines) {
            String text = line.text();
            Opening opening = Opening.of(text);
            bold(line, text).ifPresent(labels::add);
            marked(line, opening).ifPresent(labels::add);
            OtherLabels.bracket(line).ifPresent(labels::add);
            OtherLabels.circle(line).ifPresent(labels::add);
            OtherLabels.change(line).ifPresent(labels::add);
            stopOrDash(line, opening, labels);
            OtherLabels.column(line, opening).ifPresent(labels::add);
            OtherLabels.asked(line, opening).ifPresent(labels::add);
            ownLine(line, line.index() + 1 < lines.size() ? lines.get(line.index() + 1) : null)
                    .ifPresent(labels::add);
        }
        return labels;
    }

    /// Reads what stands at the beginning of one line, in the forms that have a mark between label and speech.
    public static List<Label> readMarked(Line line) {
        List<Label> labels = new ArrayList<>();
        Opening opening = Opening.of(line.text());
        bold(line, line.text()).ifPresent(labels::add);
        marked(line, opening).ifPresent(labels::add);
        StopLabel.read(line, opening).ifPresent(labels::add);
        return labels;
    }

    /// A full stop and a dash behind it, `Mr. SMITH.—Yes`, are one mark, and count as the dash.
    private static void stopOrDash(Line line, Opening opening, List<Label> labels) {
        Optional<Label> stop = StopLabel.read(line, opening);
        Optional<Label> dash = DashLabel.read(line, opening);
        if (dash.filter(Label::isStoppedByDash).isPresent()) {
            labels.add(dash.get());
        } else if (stop.filter(Label::isBeforeDash).isPresent()) {
            labels.add(stop.get().as(LabelForm.DASH));
        } else {
            stop.ifPresent(labels::add);
            dash.ifPresent(labels::add);
        }
    }

    private static Optional<Label> bold(Line line, String text) {
        // An item of a list may be one: `* **Ann**: …`.
        int from = text.startsWith("* **") || text.startsWith("- **") || text.startsWith("• **") ? 2 : 0;
        if (!text.startsWith("**", from) && !text.startsWith("__")) {
            return Optional.empty();
        }
        Matcher bold = BOLD.matcher(text).region(from, text.length());
        if (!bold.lookingAt() || Words.count(bold.group(2), MOST_WORDS) > MOST_WORDS) {
            return Optional.empty();
        }
        return Optional.of(label(line, LabelForm.BOLD, 0, bold.end(2), bold.end(), bold.group(2)));
    }

    /// A colon, or what OCR made of one.
    private static Optional<Label> marked(Line line, Opening opening) {
        String text = line.text();
        if (!hasMark(text)) {
            return Optional.empty();
        }
        int from = opening.from();
        for (int at = from; at < Math.min(text.length(), LONGEST_WITH_BRACKETS); at++) {
            char c = text.charAt(at);
            if (c == '[' || c == '(') {
                int close = Stops.endOfBracket(text, at, LONGEST_WITH_BRACKETS);
                if (close > 0) {
                    at = close - 1;
                    continue;
                }
            }
            if ((c == '?' || c == '!') && hasLetter(text, from, at)) {
                return Optional.empty();
            }
            if ((c == '.' || c == '…') && Stops.endSentence(text, from, at)) {
                return Optional.empty();
            }
            if (IDEOGRAPHIC_STOPS.indexOf(c) >= 0) {
                return Optional.empty();
            }
            if (c == ':' || c == ';' || c == '：' || c == '︰') {
                return marked(line, opening, at, c == ';' ? LabelForm.DAMAGED : LabelForm.COLON);
            }
        }
        return Optional.empty();
    }

    private static boolean hasMark(String text) {
        int to = Math.min(text.length(), LONGEST_WITH_BRACKETS);
        return text.indexOf(':', 0, to) >= 0
                || text.indexOf(';', 0, to) >= 0
                || text.indexOf('：', 0, to) >= 0
                || text.indexOf('︰', 0, to) >= 0;
    }

    private static Optional<Label> marked(Line line, Opening opening, int at, LabelForm form) {
        String text = line.text();
        String printed = text.substring(opening.from(), at).strip();
        boolean inTime = at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
        boolean inAddress = text.startsWith("//", at + 1);
        int bare = Brackets.without(printed).length();
        if (printed.isEmpty()
                || inTime
                || inAddress
                || bare > (Words.isIdeographic(printed) ? LONGEST_IN_IDEOGRAPHS : LONGEST)
                || Words.count(Brackets.without(printed), MOST_WORDS) > MOST_WORDS
                || !(hasLetter(printed, 0, printed.length()) || printed.indexOf('?') >= 0)) {
            return Optional.empty();
        }
        return Optional.of(
                label(line, form, opening.start(), at, Opening.skipSpaces(text, at + 1), withoutLetter(printed)));
    }

    /// `Ann Example, United News` of `Q. Ann Example, United News`.
    private static String withoutLetter(String printed) {
        if (!printed.startsWith("Q")) {
            return printed;
        }
        Matcher asker = ASKER.matcher(printed);
        return asker.matches() && NameShape.isName(asker.group(1), MOST_WORDS) ? asker.group(1) : printed;
    }

    private static Optional<Label> ownLine(Line line, @Nullable Line next) {
        String text = line.text();
        if (next == null || text.length() > LONGEST_LINE_OF_ITS_OWN) {
            return Optional.empty();
        }
        int end = withoutTime(text);
        String printed = withoutBold(text.substring(0, end > 0 && text.charAt(end - 1) == '.' ? end - 1 : end));
        if (!(NameShape.isName(Brackets.without(printed), MOST_NAME_WORDS)
                || NameShape.isInitials(printed)
                || NameShape.isRole(printed))) {
            return Optional.empty();
        }
        boolean timed = end < text.length() && COUNTED.matcher(printed).matches();
        if ((NO_LINE_OF_ITS_OWN.matcher(printed).matches() && !timed) || Brackets.wrap(printed)) {
            return Optional.empty();
        }
        return Optional.of(label(line, LabelForm.OWN_LINE, 0, end, text.length(), printed));
    }

    private static int withoutTime(String text) {
        if (!OtherLabels.hasTime(text, 0)) {
            return text.length();
        }
        Matcher time = TIME_BEHIND.matcher(text);
        return time.find() ? time.start() : text.length();
    }

    private static String withoutBold(String text) {
        return text.contains("**") || text.contains("__")
                ? BOLD_AROUND.matcher(text).replaceAll("")
                : text;
    }

    private static Label label(Line line, LabelForm form, int from, int end, int textStart, String printed) {
        return Label.of(line, form, line.start() + from, line.start() + end, line.start() + textStart, printed.strip());
    }

    private static boolean hasLetter(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (Character.isLetter(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }
}

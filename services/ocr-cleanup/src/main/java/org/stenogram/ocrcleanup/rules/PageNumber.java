package org.stenogram.ocrcleanup.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line that is, or ends in, a page's number.
///
/// @param number the number
/// @param decorated whether more than digits says so: `- 30 -`, `[22]`, `Page 7`
/// @param heading what else stands on the line, empty for a number alone
record PageNumber(int number, boolean decorated, String heading) {

    private static final Pattern ALONE = Pattern.compile(
            "([-–—\\[(|~. ]*(?:[Pp](?:age|AGE|g\\.|\\.)? ?)?)(\\d{1,4})( ?(?:of|/) ?\\d{1,4})?([-–—\\])|~. ]*)");
    private static final Pattern WITH_HEADING = Pattern.compile(
            "(.{1,90}?)[ \t]+(?:[Pp]age|PAGE|[Pp]\\.|[-–—]) ?(\\d{1,4})(?: ?(?:of|/) ?\\d{1,4})?[-–— ]{0,2}");
    private static final Pattern BESIDE_HEADING =
            Pattern.compile("(\\d{1,4})[ \t]+(\\D.{3,90})|(.{3,90}?\\D)[ \t]+(\\d{1,4})");
    private static final int LONGEST = 110;
    private static final int WIDE = 3;

    /// A number that stands beside a running head, before it or behind it, and that nothing but the
    /// gap between the two, or the head's capitals, tells from any other number: `112    COLDWATER
    /// QUAY`. Only one that counts up is a page's.
    static Optional<PageNumber> besideHeading(String line) {
        if (line.length() > LONGEST || line.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = BESIDE_HEADING.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean first = matcher.group(1) != null;
        String number = first ? matcher.group(1) : matcher.group(4);
        String heading = (first ? matcher.group(2) : matcher.group(3)).strip();
        boolean apart = line.length() - number.length() - heading.length() >= WIDE || Shapes.isCapitals(heading);
        boolean letters = heading.chars().filter(Character::isLetter).count() >= WIDE;
        return apart && letters
                ? Optional.of(new PageNumber(Integer.parseInt(number), false, heading))
                : Optional.empty();
    }

    static Optional<PageNumber> of(String line) {
        if (line.isEmpty() || line.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher alone = ALONE.matcher(line);
        if (alone.matches()) {
            boolean decorated = line.length() > alone.group(2).length() + 1;
            return Optional.of(new PageNumber(Integer.parseInt(alone.group(2)), decorated, ""));
        }
        Matcher headed = WITH_HEADING.matcher(line);
        return headed.matches()
                ? Optional.of(new PageNumber(Integer.parseInt(headed.group(2)), true, headed.group(1)))
                : Optional.empty();
    }
}

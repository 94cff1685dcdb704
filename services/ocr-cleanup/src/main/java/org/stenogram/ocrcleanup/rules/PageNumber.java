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
    private static final Pattern WITH_HEADING =
            Pattern.compile("(.{1,90}?)[ \t]+(?:[Pp]age|PAGE|[Pp]\\.|[-–—]) ?(\\d{1,4})");
    private static final int LONGEST = 110;

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

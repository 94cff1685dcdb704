package org.stenogram.speakersegmentation.layout;

import java.util.regex.Pattern;

/// Marks where a page of the source begins: `[Page 12]`, `- 12 -`, `p. 12`, `Page 12, Line 7`.
public final class PageMarks {

    private static final Pattern MARK = Pattern.compile(
            "(?iu)[\\[({<]?\\s*(page|pages|pg\\.?|p\\.|pp\\.|seite|página|pàgina|стр\\.?|страница|sayfa|faqe|folio|fol\\.|f\\.)\\s*"
                    + "[\\divxlc]{1,6}([-–]\\d{1,5})?(\\s*(of|/)\\s*\\d{1,5})?(,?\\s*line\\s\\d{1,3})?\\s*[\\])}>]?"
                    + "|[-–—]+\\s*\\d{1,4}\\s*[-–—]+|\\[\\s*\\d{1,4}\\s*\\]|\\*\\s*\\d{1,4}\\s*\\*|\\d{1,4}");

    private static final int LONGEST = 24;

    private PageMarks() {}

    /// Whether a whole line is one.
    public static boolean isMark(String text) {
        return text.length() <= LONGEST && MARK.matcher(text.strip()).matches();
    }
}

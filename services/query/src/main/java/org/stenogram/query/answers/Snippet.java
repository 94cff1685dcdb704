package org.stenogram.query.answers;

/// A few words around what was found.
///
/// @param html safe to put into a page: everything escaped, what was found within `<mark>`
/// @param text the same without marks
public record Snippet(String html, String text) {

    /// Stands before and after what was found, in text that [#MARKS] were taken out of before. Private use
    /// characters.
    public static final String START = "\uE000";

    /// See [#START].
    public static final String END = "\uE001";

    /// Both marks.
    public static final String MARKS = START + END;

    /// Escapes first and marks then.
    public static Snippet ofMarked(String marked) {
        String html = escape(marked).replace(START, "<mark>").replace(END, "</mark>");
        return new Snippet(html, marked.replace(START, "").replace(END, ""));
    }

    /// Text as it stands in a page.
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}

package org.stenogram.query.authority;

import java.util.ArrayList;
import java.util.List;

/// The rows of a CSV text (RFC 4180): fields apart by commas, in quotes where they hold commas, quotes or line ends.
final class CsvRows {

    private final String text;
    private int at;
    private int line = 1;

    private CsvRows(String text) {
        this.text = text;
    }

    /// A row and the line that it begins on.
    ///
    /// @param isBroken whether a quote is not closed, or something follows a closing quote
    record CsvRow(int line, List<String> fields, boolean isBroken) {}

    static List<CsvRow> of(String text) {
        CsvRows rows = new CsvRows(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<CsvRow> all = new ArrayList<>();
        while (rows.at < rows.text.length()) {
            CsvRow row = rows.row();
            if (row.fields().size() > 1 || !row.fields().getFirst().isBlank()) {
                all.add(row);
            }
        }
        return all;
    }

    private CsvRow row() {
        int begin = line;
        List<String> fields = new ArrayList<>();
        boolean isBroken = false;
        while (true) {
            StringBuilder field = new StringBuilder();
            isBroken |= at < text.length() && text.charAt(at) == '"' ? !quoted(field) : !plain(field);
            fields.add(field.toString());
            if (at >= text.length() || text.charAt(at++) != ',') {
                break;
            }
        }
        // A row ends with CR LF, LF or CR.
        if (at > 0
                && at <= text.length()
                && text.charAt(at - 1) == '\r'
                && at < text.length()
                && text.charAt(at) == '\n') {
            at++;
        }
        line++;
        return new CsvRow(begin, fields, isBroken);
    }

    private boolean plain(StringBuilder field) {
        boolean isWhole = true;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            isWhole &= text.charAt(at) != '"';
            field.append(text.charAt(at++));
        }
        return isWhole;
    }

    private boolean quoted(StringBuilder field) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                line += c == '\n' ? 1 : 0;
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                StringBuilder rest = new StringBuilder();
                plain(rest);
                return rest.isEmpty();
            }
        }
        return false;
    }

    private static boolean isEnd(char c) {
        return c == ',' || c == '\n' || c == '\r';
    }
}

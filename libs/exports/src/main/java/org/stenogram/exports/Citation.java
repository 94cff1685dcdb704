package org.stenogram.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a document is cited.
///
/// @param title what people see
/// @param date of the meeting, possibly shortened: `1959-06-06`, `1959-06`, `1959`
/// @param name of the file
/// @param edition which of the document's editions is cited
/// @param archivedAt when that edition was made
/// @param address where the document is read
public record Citation(
        String title,
        @Nullable String date,
        @Nullable String place,
        String collection,
        String name,
        UUID documentId,
        int edition,
        Instant archivedAt,
        String address) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /// A bibliography entry in the manner of the Chicago Manual of Style (17th edition, 14.221, manuscript
    /// collections),
    /// one line.
    public String chicago() {
        StringBuilder out = new StringBuilder();
        sentence(out, "“" + oneLine(title).replace('“', '‘').replace('”', '’').replaceFirst("[.]$", "") + ".”");
        String where = place == null ? "" : oneLine(place);
        String when = date == null ? "" : inWords(date);
        sentence(out, where + (where.isEmpty() || when.isEmpty() ? "" : ", ") + when);
        sentence(out, "File “%s,” collection “%s”".formatted(oneLine(name), oneLine(collection)));
        sentence(
                out,
                "Stenogram, edition %d, archived %s"
                        .formatted(edition, DAY.format(archivedAt.atOffset(ZoneOffset.UTC))));
        sentence(out, address);
        return out.append('\n').toString();
    }

    /// A BibTeX entry; what TeX would take for a command is escaped.
    public String bibtex() {
        StringBuilder out = new StringBuilder("@misc{stenogram-%s-%d,\n".formatted(documentId, edition));
        field(out, "title", "{" + tex(title) + "}");
        if (date != null) {
            field(out, "date", tex(date));
            field(out, "year", tex(date.substring(0, Math.min(4, date.length()))));
        }
        if (place != null) {
            field(out, "address", tex(place));
        }
        field(
                out,
                "howpublished",
                tex("Stenogram, collection %s, file %s, edition %d".formatted(collection, name, edition)));
        // A url is read as it stands.
        field(out, "url", address.replace("{", "%7B").replace("}", "%7D"));
        return out.append("}\n").toString();
    }

    /// A RIS record.
    public String ris() {
        StringBuilder out = new StringBuilder();
        tag(out, "TY", "UNPB");
        tag(out, "TI", title);
        if (date != null) {
            tag(out, "PY", date.substring(0, Math.min(4, date.length())));
            tag(out, "DA", risDate(date));
        }
        if (place != null) {
            tag(out, "CY", place);
        }
        tag(out, "AN", documentId.toString());
        tag(out, "AV", "Collection %s, file %s".formatted(collection, name));
        tag(out, "DP", "Stenogram");
        tag(out, "ET", Integer.toString(edition));
        tag(out, "UR", address);
        return out.append("ER  - \r\n").toString();
    }

    private static void sentence(StringBuilder out, String text) {
        if (!text.isEmpty()) {
            out.append(out.isEmpty() ? "" : " ").append(text).append(text.matches("(?s).*[.][”]?") ? "" : ".");
        }
    }

    private static void field(StringBuilder out, String name, String value) {
        out.append("  ").append(name).append(" = {").append(value).append("},\n");
    }

    private static void tag(StringBuilder out, String tag, String value) {
        out.append(tag).append("  - ").append(oneLine(value)).append("\r\n");
    }

    private static String inWords(String date) {
        try {
            return switch (date.length()) {
                case 10 -> DAY.format(LocalDate.parse(date));
                case 7 -> MONTH.format(YearMonth.parse(date));
                default -> oneLine(date);
            };
        } catch (DateTimeParseException e) {
            return oneLine(date);
        }
    }

    /// `YYYY/MM/DD/other`, parts that are not known left empty.
    private static String risDate(String date) {
        String[] parts = oneLine(date).split("-", -1);
        return "%s/%s/%s/".formatted(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    private static String tex(String text) {
        StringBuilder out = new StringBuilder();
        oneLine(text)
                .codePoints()
                .forEach(point -> out.append(
                        switch (point) {
                            case '\\' -> "\\textbackslash{}";
                            case '~' -> "\\textasciitilde{}";
                            case '^' -> "\\textasciicircum{}";
                            case '{', '}', '$', '&', '#', '%', '_' -> "\\" + Character.toString(point);
                            default -> Character.toString(point);
                        }));
        return out.toString();
    }
}

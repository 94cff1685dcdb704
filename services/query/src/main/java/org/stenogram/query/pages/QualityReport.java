package org.stenogram.query.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// How well this release reads texts: the measured tables of `docs/quality.md`, which the build puts into the program.
///
/// @param sections in the order of the document
public record QualityReport(List<Section> sections) {

    private static final String FILE = "/org/stenogram/query/quality.md";
    private static final String BEGIN = "<!-- ";
    private static final String BEGINS = ": begin -->";
    private static final String ENDS = ": end -->";

    /// Copies the list.
    public QualityReport {
        sections = List.copyOf(sections);
    }

    /// What was measured under one heading.
    public record Section(String heading, List<Table> tables) {

        /// Copies the list.
        public Section {
            tables = List.copyOf(tables);
        }
    }

    /// One table.
    ///
    /// @param head names of the columns
    /// @param rows cells by column
    public record Table(List<String> head, List<List<String>> rows) {

        /// Copies the lists.
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    /// The report of this release.
    public static QualityReport ofThisRelease() {
        try (InputStream stream = Objects.requireNonNull(QualityReport.class.getResourceAsStream(FILE), FILE)) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes the tables out of a document: those between a mark that says `begin` and one that says `end`.
    public static QualityReport parse(String markdown) {
        List<Section> sections = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        String heading = "";
        boolean isMeasured = false;
        for (String line : markdown.lines().toList()) {
            boolean isRow = isMeasured && line.startsWith("|");
            if (isRow) {
                rows.add(cells(line));
            } else if (!rows.isEmpty()) {
                tables.add(new Table(rows.getFirst(), rows.subList(Math.min(2, rows.size()), rows.size())));
                rows.clear();
            }
            if (line.startsWith("#") && !isMeasured) {
                heading = line.replaceFirst("^#+ *", "");
            } else if (line.startsWith(BEGIN) && line.endsWith(BEGINS)) {
                isMeasured = true;
            } else if (line.startsWith(BEGIN) && line.endsWith(ENDS)) {
                isMeasured = false;
                sections.add(new Section(heading, tables));
                tables.clear();
            }
        }
        return new QualityReport(sections);
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length());
        return Arrays.stream(inner.split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }
}

package org.stenogram.query.authority;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stenogram.contracts.NameUuid;
import org.stenogram.query.authority.CsvRows.CsvRow;

/// An authority file: CSV whose first row names the columns. `name` must be one of them; `aliases` holds other forms of
/// the
/// name, apart by `|`; each other column is a catalogue (`viaf`, `wikidata`) and holds what it calls the person. A row
/// that
/// cannot be used is refused and the others stand.
///
/// @param entries the people
/// @param refusals what was not taken, by line
public record AuthorityFile(List<Entry> entries, List<Refusal> refusals) {

    /// The most rows of a file.
    public static final int MOST_ROWS = 100_000;

    private static final UUID NAMESPACE = UUID.fromString("7f1e5a06-58d5-5d0b-9c1b-2a6f9a8c4f11");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_IDENTIFIER = 200;
    private static final int MOST_ALIASES = 100;
    private static final String NAME = "name";
    private static final String ALIASES = "aliases";

    /// Copies the lists.
    public AuthorityFile {
        entries = List.copyOf(entries);
        refusals = List.copyOf(refusals);
    }

    /// One person.
    ///
    /// @param authorityId the same for the same name in every file
    /// @param names every form of the name, `name` first
    /// @param identifiers what catalogues call the person, by catalogue
    public record Entry(UUID authorityId, String name, List<String> names, Map<String, String> identifiers) {

        /// Copies the collections.
        public Entry {
            names = List.copyOf(names);
            identifiers = new LinkedHashMap<>(identifiers);
        }
    }

    /// A row that was not taken.
    ///
    /// @param line on which it begins, from 1
    /// @param reason in plain words
    public record Refusal(int line, String reason) {}

    /// Reads a file.
    public static AuthorityFile of(String csv) {
        List<CsvRow> rows = CsvRows.of(csv);
        if (rows.isEmpty()) {
            return refused(1, "The file is empty.");
        }
        List<String> columns = rows.getFirst().fields().stream()
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!columns.contains(NAME)) {
            return refused(1, "The first row must name the columns, and one of them must be name.");
        }
        if (Set.copyOf(columns).size() < columns.size() || columns.contains("")) {
            return refused(1, "Each column needs a name of its own.");
        }
        if (rows.size() - 1 > MOST_ROWS) {
            return refused(1, "The file has more than %,d rows; cut it into parts.".formatted(MOST_ROWS));
        }
        List<Entry> entries = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (CsvRow row : rows.subList(1, rows.size())) {
            Optional<String> fault = fault(columns, row);
            if (fault.isPresent()) {
                refusals.add(new Refusal(row.line(), fault.get()));
                continue;
            }
            Entry entry = entry(columns, row.fields());
            Optional<String> taken = entry.names().stream()
                    .filter(name -> lines.containsKey(folded(name)))
                    .findFirst();
            if (taken.isPresent()) {
                refusals.add(new Refusal(
                        row.line(),
                        "“%s” is a name of the person on line %d already, and a name can lead to one person only."
                                .formatted(taken.get(), lines.get(folded(taken.get())))));
                continue;
            }
            entry.names().forEach(name -> lines.put(folded(name), row.line()));
            entries.add(entry);
        }
        return new AuthorityFile(entries, refusals);
    }

    private static AuthorityFile refused(int line, String reason) {
        return new AuthorityFile(List.of(), List.of(new Refusal(line, reason)));
    }

    private static Optional<String> fault(List<String> columns, CsvRow row) {
        if (row.isBroken()) {
            return Optional.of("A quotation mark is out of place; within a field in quotes it is written twice.");
        }
        if (row.fields().size() != columns.size()) {
            return Optional.of("The row has %d fields, and there are %d columns."
                    .formatted(row.fields().size(), columns.size()));
        }
        for (String field : row.fields()) {
            if (field.codePoints()
                    .anyMatch(point ->
                            Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE)) {
                return Optional.of(
                        "The row holds a character that no name has: a control character or half of a pair.");
            }
        }
        String name = row.fields().get(columns.indexOf(NAME)).strip();
        if (folded(name).isEmpty()) {
            return Optional.of("The row has no name.");
        }
        Entry entry = entry(columns, row.fields());
        if (entry.names().stream().anyMatch(one -> one.length() > LONGEST_NAME)) {
            return Optional.of("A name has more than %d characters.".formatted(LONGEST_NAME));
        }
        if (entry.names().size() > MOST_ALIASES) {
            return Optional.of("The person has more than %d names.".formatted(MOST_ALIASES));
        }
        if (entry.identifiers().values().stream().anyMatch(one -> one.length() > LONGEST_IDENTIFIER)) {
            return Optional.of("An identifier has more than %d characters.".formatted(LONGEST_IDENTIFIER));
        }
        return Optional.empty();
    }

    private static Entry entry(List<String> columns, List<String> fields) {
        String name = fields.get(columns.indexOf(NAME)).strip();
        Set<String> names = new LinkedHashSet<>();
        names.add(name);
        Map<String, String> identifiers = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String field = fields.get(i).strip();
            if (columns.get(i).equals(ALIASES)) {
                for (String alias : field.split("\\|")) {
                    if (!folded(alias).isEmpty()) {
                        names.add(alias.strip());
                    }
                }
            } else if (!columns.get(i).equals(NAME) && !field.isEmpty()) {
                identifiers.put(columns.get(i), field);
            }
        }
        return new Entry(NameUuid.of(NAMESPACE, folded(name)), name, List.copyOf(names), identifiers);
    }

    /// Nearly the form in which the archive compares names.
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }
}

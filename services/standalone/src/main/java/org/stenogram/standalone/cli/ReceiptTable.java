package org.stenogram.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stenogram.standalone.http.ArchiveClient;
import org.stenogram.standalone.http.ArchiveClient.Balance;
import org.stenogram.standalone.http.ArchiveClient.Receipt;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/// The receipt of a batch as a table: each file, what became of it, what was found in it.
final class ReceiptTable {

    /// A longer list says how many more there are: failed files always come first and whole.
    private static final int SHOWN = 40;

    private static final int STATE = 11;
    private static final int DATE = 12;
    private static final int SPEECHES = 10;
    private static final int PEOPLE = 8;
    /// Of the last column, also on a terminal that is narrower than the table.
    private static final int NARROWEST = 24;

    private ReceiptTable() {}

    static void print(PrintWriter out, Upload.Result result, ArchiveClient client)
            throws IOException, InterruptedException {
        List<Receipt> rows = Stream.of(
                        result.refused().stream(),
                        result.receipts().stream().filter(row -> row.state().equals("failed")),
                        result.receipts().stream().filter(row -> !row.state().equals("failed")))
                .flatMap(row -> row)
                .toList();
        long bad = result.refused().size() + result.balance().failed();
        List<Receipt> shown = rows.subList(0, (int) Math.min(rows.size(), Math.max(bad, SHOWN)));
        table(out, shown, client);
        if (shown.size() < rows.size()) {
            out.printf("… and %,d more, all archived or duplicates%n", rows.size() - shown.size());
        }
        out.println(sums(result));
    }

    private static String sums(Upload.Result result) {
        Balance balance = result.balance();
        String sums = "%,d dropped = %,d archived + %,d duplicate + %,d failed + %,d waiting"
                .formatted(
                        balance.dropped(),
                        balance.archived(),
                        balance.duplicate(),
                        balance.failed(),
                        balance.waiting());
        return result.refused().isEmpty()
                ? sums
                : sums
                        + " (%,d refused before they were sent)"
                                .formatted(result.refused().size());
    }

    private static void table(PrintWriter out, List<Receipt> rows, ArchiveClient client)
            throws IOException, InterruptedException {
        List<String[]> cells = new ArrayList<>();
        cells.add(new String[] {"FILE", "STATE", "DATE", "SPEECHES", "PEOPLE", "TITLE OR REASON"});
        for (Receipt row : rows) {
            cells.add(cells(row, client));
        }
        int name =
                Math.min(cells.stream().mapToInt(row -> row[0].length()).max().orElse(4), 36) + 2;
        int numbers = STATE + DATE + SPEECHES + PEOPLE;
        TextTable table = TextTable.forColumns(
                new ColorScheme.Builder(Ansi.OFF).build(),
                new Column(name, 0, Column.Overflow.WRAP),
                new Column(STATE, 0, Column.Overflow.TRUNCATE),
                new Column(DATE, 0, Column.Overflow.TRUNCATE),
                new Column(SPEECHES, 0, Column.Overflow.TRUNCATE),
                new Column(PEOPLE, 0, Column.Overflow.TRUNCATE),
                new Column(
                        Math.max(NARROWEST, Integer.getInteger("stenogram.columns", 120) - name - numbers),
                        0,
                        Column.Overflow.WRAP));
        cells.forEach(row ->
                table.addRowValues(Stream.of(row).map(ReceiptTable::printable).toArray(String[]::new)));
        out.print(table);
    }

    private static String[] cells(Receipt row, ArchiveClient client) throws IOException, InterruptedException {
        if (row.documentId() == null) {
            String reason = row.reason() == null ? "" : row.reason();
            return new String[] {
                row.name(), row.state(), "", "", "", row.action() == null ? reason : reason + " " + row.action()
            };
        }
        JsonNode document = client.document(row.documentId());
        return new String[] {
            row.name(),
            row.state(),
            document.path("date").asText(""),
            document.path("speeches").asText(""),
            document.path("people").asText(""),
            document.path("title").asText("")
        };
    }

    /// Names and titles come from files: none of their characters may steer the terminal.
    private static String printable(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "\ufffd");
    }
}

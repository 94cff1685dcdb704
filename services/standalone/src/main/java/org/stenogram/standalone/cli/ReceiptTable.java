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
        int name = cells.stream().mapToInt(row -> row[0].length()).max().orElse(4);
        TextTable table = TextTable.forColumns(
                new ColorScheme.Builder(Ansi.OFF).build(),
                new Column(Math.min(name, 44) + 2, 0, Column.Overflow.WRAP),
                new Column(11, 0, Column.Overflow.TRUNCATE),
                new Column(12, 0, Column.Overflow.TRUNCATE),
                new Column(10, 0, Column.Overflow.TRUNCATE),
                new Column(8, 0, Column.Overflow.TRUNCATE),
                new Column(70, 0, Column.Overflow.WRAP));
        cells.forEach(row -> table.addRowValues(row));
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
}

package org.stenogram.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stenogram.standalone.http.ArchiveClient;
import org.stenogram.standalone.http.ArchiveClient.AuthorityReceipt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Authority files: who is who, as a library or an editor has it.
@Command(
        name = "authority",
        description = "Tell a running Stenogram who is who, from an authority file.",
        mixinStandardHelpOptions = true)
final class AuthorityCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: import.");
    }

    @Command(
            name = "import",
            description = {
                "Import people from a CSV file in UTF-8. Its first row names the columns: name, aliases (apart by |), and any",
                "other column is a catalogue and holds what it calls the person."
            },
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:every row was taken",
                "1:a row was refused, and is named with its line; or nothing answers",
                "2:wrong usage"
            })
    int importFile(
            @Parameters(paramLabel = "FILE", description = "the CSV file") Path file,
            @Option(
                            names = "--url",
                            paramLabel = "URL",
                            defaultValue = "http://127.0.0.1:8080",
                            description = "where Stenogram runs (default: ${DEFAULT-VALUE})")
                    String url,
            @Mixin KeyOption key)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "there is no file " + file);
        }
        try (ArchiveClient client = key.client(url)) {
            AuthorityReceipt receipt = client.importAuthority(file);
            receipt.refused()
                    .forEach(refusal ->
                            err.println("stenogram: %s:%d: %s".formatted(file, refusal.line(), refusal.reason())));
            out.printf(
                    "%,d people imported, %,d rows refused. %,d names in the archive lead to people of authority files.%n",
                    receipt.imported(), receipt.refusals(), receipt.known());
            return receipt.refusals() == 0 ? 0 : 1;
        } finally {
            out.flush();
            err.flush();
        }
    }
}

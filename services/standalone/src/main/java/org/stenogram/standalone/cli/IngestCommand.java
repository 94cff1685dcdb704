package org.stenogram.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.standalone.http.ArchiveClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Uploads files to a running Stenogram and prints what became of each.
@Command(
        name = "ingest",
        description = "Upload files or folders to a running Stenogram, follow the batch, print receipts.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every file is archived or a duplicate", "1:a file failed", "2:wrong usage"})
final class IngestCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files, or folders with files")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--url", paramLabel = "URL", description = "where Stenogram runs (default: ${DEFAULT-VALUE})")
    private String url = "http://127.0.0.1:8080";

    @Option(names = "--collection", paramLabel = "NAME", description = "the collection (default: ${DEFAULT-VALUE})")
    private String collection = "default";

    @Option(names = "--json", description = "print the receipt as JSON, and nothing else")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Upload.Item> items = Upload.itemsOf(paths);
        if (items.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "There is no file in " + paths + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ArchiveClient client = client()) {
            Upload.Result result = new Upload(client, json).run(collection, items);
            if (json) {
                out.println(EventJson.write(result));
            } else {
                ReceiptTable.print(out, result, client);
            }
            out.flush();
            return result.isGood() ? 0 : 1;
        }
    }

    private ArchiveClient client() {
        try {
            return new ArchiveClient(url);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), Failures.inWords(e), e);
        }
    }
}

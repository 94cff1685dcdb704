package org.stenogram.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.standalone.http.ArchiveClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
        exitCodeList = {
            "0:every file is archived or a duplicate",
            "1:a file failed, or nothing answers",
            "2:wrong usage"
        })
final class IngestCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files, or folders with files")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--url", paramLabel = "URL", description = "where Stenogram runs (default: ${DEFAULT-VALUE})")
    private String url = "http://127.0.0.1:8080";

    @Mixin
    private KeyOption key = new KeyOption();

    @Option(names = "--collection", paramLabel = "NAME", description = "the collection (default: ${DEFAULT-VALUE})")
    private String collection = "default";

    @Option(names = "--json", description = "print the receipt as JSON, and nothing else")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        InputFiles input = InputFiles.of(paths, spec);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        input.unreadable().forEach(reason -> err.println("stenogram: " + reason));
        try (ArchiveClient client = key.client(url)) {
            Progress progress = json ? Progress.silent() : new Progress(err);
            Upload.Result result = new Upload(client, progress).run(collection, input.items());
            if (json) {
                out.println(EventJson.write(result));
            } else {
                ReceiptTable.print(out, result, client);
            }
            out.flush();
            return result.isGood() && input.unreadable().isEmpty() ? 0 : 1;
        }
    }
}

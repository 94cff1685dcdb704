package org.stenogram.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.stenogram.standalone.convert.Explained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Extracts, cleans and segments files without broker or database, several at once, results in the order of the files.
@Command(
        name = "convert",
        description = "Extract, clean and segment files or folders; no broker, no database.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every file was converted", "1:a file could not be converted", "2:wrong usage"})
final class ConvertCommand implements Callable<Integer> {

    /// Results that wait to be written, a processor: bounds what a folder of any size needs.
    private static final int AHEAD = 4;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files, or folders with files")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "one file per input with the same base name; otherwise all go to standard output")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.JSON;

    @Option(
            names = "--explain",
            description = "print the text with each edit marked, and its rule: [-before-]{+after+}(rule)")
    private boolean explain;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    private final FileConverter converter = new FileConverter();

    /// What a file became: its text in the format that was asked for, or why there is none.
    private record Written(@Nullable String text, @Nullable String refusal) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        InputFiles input = InputFiles.of(paths, spec);
        List<Upload.Item> items = input.items();
        if (out == null && format == Format.TEI && items.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "Several TEI documents do not fit one stream: name a folder with --out.");
        }
        List<Path> targets = out == null ? List.of() : OutputNames.of(items, out, extension(), spec);
        Progress progress = out == null
                ? Progress.silent()
                : new Progress(spec.commandLine().getErr());
        input.unreadable().forEach(this::complain);
        int bad = input.unreadable().size();
        int processors = Runtime.getRuntime().availableProcessors();
        Queue<Future<Written>> ahead = new ArrayDeque<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
            int begun = 0;
            for (int done = 0; done < items.size(); done++) {
                while (begun < items.size() && ahead.size() < processors * AHEAD) {
                    int next = begun++;
                    ahead.add(workers.submit(
                            () -> convert(items.get(next), targets.isEmpty() ? null : targets.get(next))));
                }
                Written written = ahead.remove().get();
                bad += report(items.get(done), written) ? 0 : 1;
                progress.show("converting", done + 1, items.size());
            }
        } catch (ExecutionException e) {
            throw new IOException(Failures.inWords(e), e);
        }
        progress.end("converting", items.size() - bad, items.size());
        return bad == 0 ? 0 : 1;
    }

    private String extension() {
        return explain ? ".explained.txt" : format.extension();
    }

    private Written convert(Upload.Item item, @Nullable Path target) throws IOException {
        return switch (converter.convert(item.file(), item.name())) {
            case FileConverter.Refused(String reason) -> new Written(null, reason);
            case FileConverter.Converted(var document) -> {
                String text = explain ? Explained.write(document) : format.write(document);
                if (target == null) {
                    yield new Written(text, null);
                }
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.writeString(target, text);
                yield new Written(null, null);
            }
        };
    }

    private boolean report(Upload.Item item, Written written) {
        if (written.text() != null) {
            PrintWriter stdout = spec.commandLine().getOut();
            stdout.print(written.text());
            stdout.flush();
        }
        if (written.refusal() != null) {
            complain("%s: %s".formatted(item.file(), written.refusal()));
        }
        return written.refusal() == null;
    }

    private void complain(String reason) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("stenogram: " + reason);
        err.flush();
    }
}

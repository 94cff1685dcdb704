package org.stenogram.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.standalone.convert.ConvertedDocument;
import org.stenogram.standalone.convert.Markdown;
import org.stenogram.standalone.convert.Tei;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Extracts, cleans and segments files without broker or database.
@Command(
        name = "convert",
        description = "Extract, clean and segment files or folders; no broker, no database.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every file was converted", "1:a file could not be converted", "2:wrong usage"})
final class ConvertCommand implements Callable<Integer> {

    /// How a document is written.
    enum Format {
        JSON,
        TEXT,
        MD,
        TEI;

        String extension() {
            return switch (this) {
                case JSON -> ".json";
                case TEXT -> ".txt";
                case MD -> ".md";
                case TEI -> ".xml";
            };
        }

        String write(ConvertedDocument document) {
            return switch (this) {
                case JSON -> EventJson.write(document) + "\n";
                case TEXT -> document.text().endsWith("\n") ? document.text() : document.text() + "\n";
                case MD -> Markdown.write(document);
                case TEI -> Tei.write(document);
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files, or folders with files")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "one file per input with the same base name; otherwise all go to standard output")
    private @Nullable Path out;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.JSON;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Upload.Item> items = Upload.itemsOf(paths);
        if (items.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "There is no file in " + paths + ".");
        }
        PrintWriter err = spec.commandLine().getErr();
        FileConverter converter = new FileConverter();
        Set<Path> written = new HashSet<>();
        boolean isGood = true;
        for (Upload.Item item : items) {
            switch (converter.convert(item.file())) {
                case FileConverter.Converted converted -> write(item, converted.document(), written);
                case FileConverter.Refused refused -> {
                    isGood = false;
                    err.printf(
                            "%s: %s %s%n",
                            item.file(),
                            refused.rejection().reason(),
                            refused.rejection().action());
                }
            }
        }
        spec.commandLine().getOut().flush();
        return isGood ? 0 : 1;
    }

    private void write(Upload.Item item, ConvertedDocument document, Set<Path> written) throws IOException {
        String text = format.write(document);
        if (out == null) {
            spec.commandLine().getOut().print(text);
            return;
        }
        Path target = out.resolve(withoutExtension(item.name()) + format.extension());
        if (!written.add(target.normalize())) {
            // Two inputs of one base name: the second keeps its own extension, so that neither is lost.
            target = out.resolve(item.name() + format.extension());
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, text);
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }
}

package org.stenogram.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks packages that the archive gave out; needs no archive for it.
@Command(
        name = "verify-export",
        description = "Check BagIt packages that the archive gave out; no archive is needed for it.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every package is whole", "1:something is missing or was changed", "2:wrong usage"})
final class VerifyExportCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "packages: ZIP files with a bag")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private List<Path> files;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        int bad = 0;
        for (Path file : files) {
            bad += isGood(file) ? 0 : 1;
        }
        return bad == 0 ? 0 : 1;
    }

    private boolean isGood(Path file) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            ExportCheck.Result result = ExportCheck.check(file);
            result.complaints().forEach(complaint -> err.println("stenogram: %s: %s".formatted(file, complaint)));
            if (result.complaints().isEmpty()) {
                out.printf(
                        "%s: good. %,d documents, %,d files, %,d bytes; every hash is right, every text leads back to what"
                                + " was read.%n",
                        file, result.documents(), result.files(), result.bytes());
            }
            return result.complaints().isEmpty();
        } catch (IOException e) {
            err.println("stenogram: %s: %s".formatted(file, Failures.inWords(e)));
            return false;
        } finally {
            out.flush();
            err.flush();
        }
    }
}

package org.stenogram.standalone.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;

/// A progress bar on standard error: drawn over itself on a terminal, a line now and then elsewhere (a log, a pipe).
final class Progress {

    private static final int WIDTH = 30;
    private static final long BETWEEN_LINES = Duration.ofSeconds(5).toNanos();

    private final PrintWriter out;
    private final boolean isTerminal;
    private long lastLine = System.nanoTime();
    private String shown = "";

    /// @param out where people look while they wait
    Progress(PrintWriter out) {
        this(out, Boolean.getBoolean("stenogram.terminal"));
    }

    Progress(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /// A bar that shows nothing, for output that a program reads.
    static Progress silent() {
        return new Progress(new PrintWriter(Writer.nullWriter()), false);
    }

    /// Shows how far a task is.
    void show(String task, int done, int all) {
        if (isTerminal) {
            draw(line(task, done, all));
        } else if (System.nanoTime() - lastLine >= BETWEEN_LINES) {
            plain(task, done, all);
        }
    }

    /// Shows how a task ended, and leaves the line.
    void end(String task, int done, int all) {
        if (isTerminal) {
            draw(line(task, done, all));
            out.println();
            out.flush();
            shown = "";
        } else {
            plain(task, done, all);
        }
    }

    private void draw(String line) {
        if (!line.equals(shown)) {
            out.print("\r" + line);
            out.flush();
            shown = line;
        }
    }

    private void plain(String task, int done, int all) {
        out.printf("%s: %,d of %,d files%n", task, done, all);
        out.flush();
        lastLine = System.nanoTime();
    }

    private static String line(String task, int done, int all) {
        int filled = all == 0 ? WIDTH : (int) ((long) WIDTH * Math.min(done, all) / all);
        int percent = all == 0 ? 100 : (int) (100L * Math.min(done, all) / all);
        return "%-10s [%s%s] %3d %%  %,d of %,d files"
                .formatted(task, "#".repeat(filled), ".".repeat(WIDTH - filled), percent, done, all);
    }
}

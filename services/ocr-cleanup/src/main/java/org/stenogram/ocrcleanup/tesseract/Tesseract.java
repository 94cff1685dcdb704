package org.stenogram.ocrcleanup.tesseract;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.stenogram.ocrcleanup.extraction.ChildProcess;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;
import org.stenogram.ocrcleanup.stax.AltoReader;

/// Reads images of pages by the `tesseract` program, which answers in ALTO, in a process of its own with limits of
/// memory, time and output. A TIFF may hold several pages. Where the program is not installed every image is refused;
/// it is looked for anew each time, so that installing it is enough.
public final class Tesseract implements PageReader {

    /// How long it may take to say which languages it has.
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /// Characters of mark-up for one of text, at most.
    private static final long MARKUP = 100;

    /// What reading one image may take.
    ///
    /// @param languages as the program calls them, joined by a plus: `eng+deu`
    /// @param megabytes of memory
    /// @param time until it is ended
    public record Settings(String languages, int megabytes, Duration time) {

        /// Enough for a large sheet at 600 dots an inch, or a TIFF of some hundred pages.
        public static Settings standard(String languages) {
            return new Settings(languages, 2048, Duration.ofMinutes(20));
        }
    }

    private final Settings settings;
    private final String searchPath;

    /// Looks for the program where the shell does.
    public Tesseract(Settings settings) {
        this(settings, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /// @param searchPath folders in which the program is looked for
    Tesseract(Settings settings, String searchPath) {
        this.settings = settings;
        this.searchPath = searchPath;
    }

    @Override
    public ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        Path program = program().orElseThrow(UnreadableException::noOcrEngine);
        // With one of several languages missing the program warns and reads all pages in the others.
        String missing = missing(program);
        if (!missing.isEmpty()) {
            throw UnreadableException.noOcrLanguage(missing);
        }
        ImageSize.check(bytes);
        AtomicBoolean overLimits = new AtomicBoolean();
        Process process = start(program);
        ChildProcess.feed(process, bytes);
        ChildProcess.endAfter(process, settings.time(), () -> overLimits.set(true));
        try (InputStream answer = new Limited(process.getInputStream(), MARKUP * mostCharacters, overLimits)) {
            ReadPages pages = AltoReader.read(answer, mostCharacters);
            if (process.waitFor() == 0) {
                return pages;
            }
        } catch (XMLStreamException | IOException e) {
            // It broke off; below is said why.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an image was read", e);
        } finally {
            process.destroyForcibly();
        }
        throw overLimits.get() ? UnreadableException.overLimits() : UnreadableException.unreadableImage();
    }

    private Optional<Path> program() {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "tesseract"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// The languages that the program has no data for, joined by a plus.
    private String missing(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--list-langs")
                    .redirectErrorStream(true)
                    .start();
            ChildProcess.endAfter(process, ANSWER, () -> {});
            List<String> installed =
                    process.inputReader(StandardCharsets.UTF_8).lines().toList();
            return Arrays.stream(settings.languages().split("\\+"))
                    .filter(language -> !installed.contains(language))
                    .collect(Collectors.joining("+"));
        } catch (IOException e) {
            throw new IllegalStateException("the OCR engine cannot be asked for its languages", e);
        }
    }

    private Process start(Path program) {
        ProcessBuilder builder = new ProcessBuilder(
                "/bin/sh",
                "-c",
                "ulimit -v " + settings.megabytes() * 1024L + " && exec \"$0\" \"$@\"",
                program.toString(),
                "stdin",
                "stdout",
                "-l",
                settings.languages(),
                "alto");
        // One document is one core's work here; the others belong to other documents.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        try {
            return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new IllegalStateException("no process can be started to read an image", e);
        }
    }

    /// An answer that may not be longer than it may be.
    private static final class Limited extends FilterInputStream {

        private final AtomicBoolean spent;
        private long left;

        Limited(InputStream from, long most, AtomicBoolean spent) {
            super(from);
            this.left = most;
            this.spent = spent;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            spend(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            spend(Math.max(read, 0));
            return read;
        }

        private void spend(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                spent.set(true);
                throw new IOException("the answer is too long");
            }
        }
    }
}

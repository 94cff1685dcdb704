package org.stenogram.ocrcleanup.child;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import org.stenogram.ocrcleanup.extraction.ChildProcess;
import org.stenogram.ocrcleanup.extraction.Format;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads one format in a Java machine of its own, with limits of heap, time and output: what unpacks, or makes a tree
/// of its tags that is many times its size, ends that machine and not this one. Small files of formats that do not
/// unpack are read here; a machine for each would take longer than they do.
public final class ReaderProcess implements PageReader {

    /// A web page of this size, of nothing but tags, makes a tree of less than a hundred megabytes.
    private static final int SMALL = 512 * 1024;

    private static final int HEAP_MEGABYTES = 384;
    private static final Duration TIME = Duration.ofMinutes(2);

    private final Format format;
    private final int here;
    private final int heapMegabytes;

    /// @param format HTML, hOCR, ALTO, PAGE XML or DOCX
    public ReaderProcess(Format format) {
        this(format, format == Format.DOCX ? 0 : SMALL, HEAP_MEGABYTES);
    }

    /// @param here files of so many bytes are read in this machine
    ReaderProcess(Format format, int here, int heapMegabytes) {
        this.format = format;
        this.here = here;
        this.heapMegabytes = heapMegabytes;
    }

    @Override
    public ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        if (bytes.length <= here) {
            return ReaderProgram.reader(format).pages(bytes, mostCharacters);
        }
        Process process =
                ChildProcess.java(ReaderProgram.class, heapMegabytes, format.name(), String.valueOf(mostCharacters));
        ChildProcess.feed(process, bytes);
        ChildProcess.endAfter(process, TIME, () -> {});
        try (DataInputStream answer = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            ReadPages pages = PagesStream.read(answer, mostCharacters);
            if (ChildProcess.exit(process) == 0) {
                return pages;
            }
        } catch (IOException e) {
            // It ended before its answer did; how it ended tells why.
            if (ChildProcess.exit(process) == ReaderProgram.DAMAGED) {
                throw UnreadableException.damaged(format.inWords());
            }
        } finally {
            process.destroyForcibly();
        }
        throw UnreadableException.overLimits();
    }
}

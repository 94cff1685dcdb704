package org.stenogram.ocrcleanup.pdfbox;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.stenogram.ocrcleanup.extraction.ChildProcess;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;
import org.stenogram.ocrcleanup.pdfbox.PdfProcess.Limits;

/// Reads PDF: the text layer, or, where no page has any text, the images of the pages, drawn one by one in a Java
/// machine
/// of its own and given to a reader of images.
public final class ScannedPdf implements PageReader {

    private static final int LARGEST_PAGE = 256 << 20;

    private final PdfProcess text;
    private final PageReader images;
    private final Limits limits;

    /// @param text reads the text layer
    /// @param images reads the image of one page
    /// @param limits of the machine that draws the pages; its time includes their reading
    public ScannedPdf(PdfProcess text, PageReader images, Limits limits) {
        this.text = text;
        this.images = images;
        this.limits = limits;
    }

    @Override
    public ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        ReadPages layer = text.pages(bytes, mostCharacters);
        if (!layer.areBlank()) {
            return layer;
        }
        try {
            Process process = PdfProcess.start(PdfImages.class, limits);
            ChildProcess.feed(process, bytes);
            ChildProcess.endAfter(process, limits.time(), () -> {});
            try (DataInputStream drawn = new DataInputStream(process.getInputStream())) {
                return read(process, drawn, mostCharacters);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("no process can be started to draw the pages of a PDF", e);
        }
    }

    private ReadPages read(Process process, DataInputStream drawn, int mostCharacters) throws UnreadableException {
        List<String> texts = new ArrayList<>();
        double confidence = 0;
        int sure = 0;
        long length = 0;
        for (byte[] page = next(process, drawn); page != null; page = next(process, drawn)) {
            ReadPages read = page.length == 0 ? ReadPages.of(List.of("")) : images.pages(page, mostCharacters);
            texts.add(String.join("\n\n", read.texts()));
            length += texts.getLast().length();
            if (length > mostCharacters) {
                throw UnreadableException.overLimits();
            }
            if (read.confidence().isPresent()) {
                confidence += read.confidence().getAsDouble();
                sure++;
            }
        }
        return new ReadPages(texts, sure == 0 ? OptionalDouble.empty() : OptionalDouble.of(confidence / sure));
    }

    /// The image of the next page, empty when that page has none; null behind the last.
    private static byte @Nullable [] next(Process process, DataInputStream drawn) throws UnreadableException {
        try {
            int length = drawn.readInt();
            if (length < 0 || length > LARGEST_PAGE) {
                throw UnreadableException.overLimits();
            }
            byte[] page = drawn.readNBytes(length);
            if (page.length == length) {
                return page;
            }
        } catch (EOFException e) {
            if (PdfProcess.exit(process) == 0) {
                return null;
            }
        } catch (IOException e) {
            // Its machine was ended.
        }
        throw UnreadableException.overLimits();
    }
}

package org.stenogram.ocrcleanup.pdfbox;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.stenogram.ocrcleanup.extraction.ChildProcess;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.ReadPages.Unsure;
import org.stenogram.ocrcleanup.extraction.UnreadableException;
import org.stenogram.ocrcleanup.pdfbox.PdfProcess.Limits;

/// Reads PDF: the text layer, or, where no page has any text, the images of the pages, drawn one by one in a Java
/// machine
/// of its own and given to a reader of images.
public final class ScannedPdf implements PageReader {

    private static final int LARGEST_PAGE = 256 << 20;
    private static final String PART = "\n\n";

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
            Process process = ChildProcess.java(PdfImages.class, limits.heapMegabytes());
            ChildProcess.feed(process, bytes);
            ChildProcess.endAfter(process, limits.time(), () -> {});
            try (DataInputStream drawn = new DataInputStream(process.getInputStream())) {
                return read(drawn, () -> ChildProcess.exit(process), mostCharacters);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the answer of the process that draws the pages of a PDF cannot be closed", e);
        }
    }

    /// Reads the answer of the machine that draws.
    ///
    /// @param exit how that machine ended, asked once its answer is at its end
    ReadPages read(DataInputStream drawn, IntSupplier exit, int mostCharacters) throws UnreadableException {
        List<String> texts = new ArrayList<>();
        List<Unsure> unsure = new ArrayList<>();
        double confidence = 0;
        int sure = 0;
        long length = 0;
        for (byte[] page = next(drawn, exit); page != null; page = next(drawn, exit)) {
            ReadPages read = page.length == 0 ? ReadPages.of(List.of("")) : images.pages(page, mostCharacters);
            int before = 0;
            for (int part = 0; part < read.texts().size(); part++) {
                for (Unsure word : read.unsure()) {
                    if (word.page() == part) {
                        unsure.add(word.moved(texts.size(), before));
                    }
                }
                before += read.texts().get(part).length() + PART.length();
            }
            texts.add(String.join(PART, read.texts()));
            length += texts.getLast().length();
            if (length > mostCharacters) {
                throw UnreadableException.overLimits();
            }
            if (read.confidence().isPresent()) {
                confidence += read.confidence().getAsDouble();
                sure++;
            }
        }
        return new ReadPages(texts, sure == 0 ? OptionalDouble.empty() : OptionalDouble.of(confidence / sure), unsure);
    }

    /// The image of the next page, empty when that page has none; null behind the last.
    private static byte @Nullable [] next(DataInputStream drawn, IntSupplier exit) throws UnreadableException {
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
            if (exit.getAsInt() == 0) {
                return null;
            }
        } catch (IOException e) {
            // Its machine was ended.
        }
        throw UnreadableException.overLimits();
    }
}

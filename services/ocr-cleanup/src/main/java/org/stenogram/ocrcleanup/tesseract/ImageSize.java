package org.stenogram.ocrcleanup.tesseract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Looks at how many dots an image says it has, before anyone makes room for them. Only its head is read.
final class ImageSize {

    /// A sheet of A0 at 600 dots an inch.
    private static final long MOST_DOTS = 600_000_000;

    private ImageSize() {}

    /// Refuses an image of more dots than any page has; one whose head cannot be read is left to the OCR program.
    static void check(byte[] bytes) throws UnreadableException {
        if (TiffPages.isTiff(bytes)) {
            TiffPages.check(bytes);
            return;
        }
        long width = 0;
        long height = 0;
        try (ImageInputStream head = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(head);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    reader.setInput(head, true, true);
                    width = reader.getWidth(0);
                    height = reader.getHeight(0);
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException | RuntimeException e) {
            return;
        }
        check(width, height);
    }

    /// @param width at most 4,294,967,295, as the height
    static void check(long width, long height) throws UnreadableException {
        if (height > 0 && width > MOST_DOTS / height) {
            throw UnreadableException.tooManyDots(width, height);
        }
    }
}

package org.stenogram.ocrcleanup.tesseract;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Counts the pages of a TIFF (revision 6.0) and the dots that each says it has, by their directories alone: a few
/// bytes
/// announce thousands of pages, or pages that follow one another in a circle.
final class TiffPages {

    /// More than a volume has, and than are read in the time that one image has.
    private static final int MOST_PAGES = 1_000;
    private static final int ENTRY = 12;
    private static final int LONG = 4;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;

    private final ByteBuffer file;

    private TiffPages(ByteBuffer file) {
        this.file = file;
    }

    /// Whether these are the bytes of a TIFF.
    static boolean isTiff(byte[] bytes) {
        return bytes.length > 8 && (startsWith(bytes, 'I', 'I', 42, 0) || startsWith(bytes, 'M', 'M', 0, 42));
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int at = 0; at < start.length; at++) {
            if (bytes[at] != start[at]) {
                return false;
            }
        }
        return true;
    }

    /// Refuses a TIFF of too many pages, or with one of too many dots; one that is damaged is left to the OCR program.
    static void check(byte[] bytes) throws UnreadableException {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        file.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        try {
            new TiffPages(file).check();
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException _) {
            // What can be read of it is.
        }
    }

    private void check() throws UnreadableException {
        int directory = file.getInt(LONG);
        for (int page = 0; directory != 0; page++) {
            if (page == MOST_PAGES) {
                throw UnreadableException.overLimits();
            }
            int entries = Short.toUnsignedInt(file.getShort(directory));
            long width = 0;
            long height = 0;
            for (int entry = 0; entry < entries; entry++) {
                int at = directory + 2 + entry * ENTRY;
                int tag = Short.toUnsignedInt(file.getShort(at));
                width = tag == WIDTH ? value(at) : width;
                height = tag == HEIGHT ? value(at) : height;
            }
            ImageSize.check(width, height);
            directory = file.getInt(directory + 2 + entries * ENTRY);
        }
    }

    /// A number of two or four bytes, as the entry's type says.
    private long value(int entry) {
        boolean isLong = file.getShort(entry + 2) == LONG;
        return isLong
                ? Integer.toUnsignedLong(file.getInt(entry + 2 * LONG))
                : Short.toUnsignedInt(file.getShort(entry + 2 * LONG));
    }
}

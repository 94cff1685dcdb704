package org.stenogram.ocrcleanup.stax;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads a Word document (ECMA-376): the paragraphs of its main part, a table's row as one, page breaks where its
/// author set them, footnotes behind the paragraph that they belong to and endnotes at the end. Text that is marked as
/// deleted, or as moved from here, is left out, and so are comments, which are about the record and not in it.
/// Streamed, and no more unpacked than the limit allows.
public final class DocxReader implements PageReader {

    private static final String MAIN = "word/document.xml";
    private static final String WHAT = "a Word document";
    /// Characters of mark-up for one of text, at most.
    private static final long MARKUP = 40;

    private static final int MOST_ENTRIES = 5_000;

    @Override
    public ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        // Notes lie in parts of their own, which may stand behind the main one: they are read first.
        DocxNotes notes = new DocxNotes(mostCharacters);
        read(bytes, mostCharacters, (name, part) -> {
            if (DocxNotes.holds(name)) {
                notes.read(part);
            }
            return false;
        });
        DocxText text = new DocxText(new PageText(mostCharacters), mostCharacters, notes);
        if (!read(bytes, mostCharacters, (name, part) -> name.equals(MAIN) && text.read(part))) {
            throw UnreadableException.damaged(WHAT);
        }
        return text.pages();
    }

    /// Unpacks one part after the other until one says that it was the last to be read.
    private static boolean read(byte[] bytes, int mostCharacters, Part reader) throws UnreadableException {
        Limited unpacked = new Limited(MARKUP * mostCharacters);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw UnreadableException.overLimits();
                }
                unpacked.from = zip;
                if (reader.isLast(entry.getName(), unpacked)) {
                    return true;
                }
                unpacked.transferTo(OutputStream.nullOutputStream());
            }
            return false;
        } catch (XMLStreamException | IOException e) {
            throw unpacked.isSpent() ? UnreadableException.overLimits() : UnreadableException.damaged(WHAT);
        }
    }

    @FunctionalInterface
    private interface Part {

        boolean isLast(String name, InputStream part) throws XMLStreamException, UnreadableException;
    }

    /// What a bomb unpacks to is never more than this.
    private static final class Limited extends InputStream {

        private InputStream from = InputStream.nullInputStream();
        private long left;

        Limited(long left) {
            this.left = left;
        }

        boolean isSpent() {
            return left < 0;
        }

        @Override
        public int read() throws IOException {
            return spend(from.read(), 1);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = from.read(target, offset, length);
            return spend(count, count);
        }

        private int spend(int result, int count) throws IOException {
            left -= Math.max(0, result < 0 ? 0 : count);
            if (left < 0) {
                throw new IOException("the archive unpacks to more than it may");
            }
            return result;
        }
    }
}

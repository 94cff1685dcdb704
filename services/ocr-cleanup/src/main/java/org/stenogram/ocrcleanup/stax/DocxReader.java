package org.stenogram.ocrcleanup.stax;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads a Word document (ECMA-376): the paragraphs of its main part, page breaks where its author set them. Text that
/// is marked as deleted is left out. Streamed, and no more unpacked than the limit allows.
public final class DocxReader implements PageReader {

    private static final String MAIN = "word/document.xml";
    private static final String WHAT = "a Word document";
    /// Characters of mark-up for one of text, at most.
    private static final long MARKUP = 40;

    private static final int MOST_ENTRIES = 5_000;

    @Override
    public ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        Limited unpacked = new Limited(MARKUP * mostCharacters);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw UnreadableException.overLimits();
                }
                unpacked.from = zip;
                if (entry.getName().equals(MAIN)) {
                    return read(SafeXml.of(unpacked), new PageText(mostCharacters));
                }
                unpacked.transferTo(OutputStream.nullOutputStream());
            }
        } catch (XMLStreamException | IOException e) {
            throw unpacked.isSpent() ? UnreadableException.overLimits() : UnreadableException.damaged(WHAT);
        }
        throw UnreadableException.damaged(WHAT);
    }

    private static ReadPages read(XMLStreamReader xml, PageText text) throws XMLStreamException, UnreadableException {
        StringBuilder paragraph = new StringBuilder();
        boolean inText = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                inText = name.equals("t");
                if (name.equals("tab")) {
                    paragraph.append(' ');
                } else if (name.equals("br") || name.equals("cr")) {
                    text.line(paragraph.toString());
                    paragraph.setLength(0);
                    if (SafeXml.attribute(xml, "type").equals("page")) {
                        text.page();
                    }
                }
            } else if (event == XMLStreamConstants.CHARACTERS && inText) {
                paragraph.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inText = false;
                if (xml.getLocalName().equals("p")) {
                    text.line(paragraph.toString());
                    text.paragraph();
                    paragraph.setLength(0);
                }
            }
        }
        return text.pages();
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

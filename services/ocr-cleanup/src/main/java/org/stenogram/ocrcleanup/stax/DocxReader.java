package org.stenogram.ocrcleanup.stax;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads a Word document (ECMA-376): the paragraphs of its main part, a table's row as one, page breaks where its
/// author
/// set them. Text that is marked as deleted, or as moved from here, is left out. Streamed, and no more unpacked than
/// the
/// limit allows.
public final class DocxReader implements PageReader {

    private static final String MAIN = "word/document.xml";
    private static final String WHAT = "a Word document";
    /// Characters of mark-up for one of text, at most.
    private static final long MARKUP = 40;

    private static final int MOST_ENTRIES = 5_000;

    /// What was deleted or moved elsewhere, and what older programs are to show in place of something that is there,
    /// too.
    private static final Set<String> LEFT_OUT = Set.of("del", "moveFrom", "Fallback");

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
                    return read(SafeXml.inPieces(unpacked), mostCharacters);
                }
                unpacked.transferTo(OutputStream.nullOutputStream());
            }
        } catch (XMLStreamException | IOException e) {
            throw unpacked.isSpent() ? UnreadableException.overLimits() : UnreadableException.damaged(WHAT);
        }
        throw UnreadableException.damaged(WHAT);
    }

    private static ReadPages read(XMLStreamReader xml, int mostCharacters)
            throws XMLStreamException, UnreadableException {
        Walk walk = new Walk(new PageText(mostCharacters), mostCharacters);
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                walk.start(xml);
            } else if (event == XMLStreamConstants.CHARACTERS) {
                walk.take(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                walk.end(xml.getLocalName());
            }
        }
        return walk.text.pages();
    }

    private static final class Walk {

        private final PageText text;
        private final int most;
        private final StringBuilder line = new StringBuilder();
        /// Open elements whose content is left out; inside them everything is.
        private int left;
        private boolean inText;
        private int cells;
        private boolean cellHasText;

        Walk(PageText text, int most) {
            this.text = text;
            this.most = most;
        }

        void start(XMLStreamReader xml) throws UnreadableException {
            String name = xml.getLocalName();
            if (left > 0 || LEFT_OUT.contains(name)) {
                left++;
                return;
            }
            inText = name.equals("t");
            switch (name) {
                case "tab" -> line.append(' ');
                case "noBreakHyphen" -> line.append('-');
                case "br", "cr" -> {
                    endLine();
                    if (SafeXml.attribute(xml, "type").equals("page")) {
                        text.page();
                    }
                }
                case "tc" -> {
                    cells++;
                    cellHasText = false;
                    line.append(' ');
                }
                case "p" -> {
                    if (cells > 0 && cellHasText) {
                        endLine();
                    }
                }
                default -> {}
            }
        }

        void take(String written) throws UnreadableException {
            if (inText && left == 0) {
                line.append(written);
                if (line.length() > most) {
                    throw UnreadableException.overLimits();
                }
            }
        }

        void end(String name) throws UnreadableException {
            inText = false;
            if (left > 0) {
                left--;
                return;
            }
            switch (name) {
                case "p" -> {
                    if (cells > 0) {
                        cellHasText = true;
                    } else {
                        endParagraph();
                    }
                }
                case "tc" -> cells = Math.max(0, cells - 1);
                case "tr" -> endParagraph();
                default -> {}
            }
        }

        private void endParagraph() throws UnreadableException {
            endLine();
            text.paragraph();
        }

        private void endLine() throws UnreadableException {
            text.line(line.toString());
            line.setLength(0);
        }
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

package org.stenogram.ocrcleanup.stax;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// The text of a Word document's main part, or of a note, while it is read.
final class DocxText {

    /// What was deleted or moved elsewhere, and what older programs are to show in place of something that is there,
    /// too.
    private static final Set<String> LEFT_OUT = Set.of("del", "moveFrom", "Fallback");

    private final PageText text;
    private final int most;
    private final DocxNotes notes;
    private final StringBuilder line = new StringBuilder();
    /// The footnotes of the paragraph that is being read.
    private final List<String> below = new ArrayList<>();
    /// Open elements whose content is left out; inside them everything is.
    private int left;
    private boolean inText;
    private int cells;
    private boolean cellHasText;

    /// @param most characters of one line
    /// @param notes that the text may refer to
    DocxText(PageText text, int most, DocxNotes notes) {
        this.text = text;
        this.most = most;
        this.notes = notes;
    }

    /// Reads the main part.
    ///
    /// @return true, for there is no other
    boolean read(InputStream part) throws XMLStreamException, UnreadableException {
        XMLStreamReader xml = SafeXml.inPieces(part);
        while (xml.hasNext()) {
            take(xml, xml.next());
        }
        for (String note : notes.ofTheEnd()) {
            add(note);
        }
        return true;
    }

    void take(XMLStreamReader xml, int event) throws UnreadableException {
        if (event == XMLStreamConstants.START_ELEMENT) {
            start(xml);
        } else if (event == XMLStreamConstants.CHARACTERS) {
            write(xml.getText());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            end(xml.getLocalName());
        }
    }

    ReadPages pages() throws UnreadableException {
        return text.pages();
    }

    private void start(XMLStreamReader xml) throws UnreadableException {
        String name = xml.getLocalName();
        if (left > 0 || LEFT_OUT.contains(name)) {
            left++;
            return;
        }
        inText = name.equals("t");
        switch (name) {
            case "tab" -> line.append(' ');
            case "noBreakHyphen" -> line.append('-');
            case "footnoteReference" -> line.append(notes.footnote(xml, below));
            case "endnoteReference" -> line.append(notes.endnote(xml));
            case "br", "cr" -> {
                endLine();
                if (SafeXml.attribute(xml, "type").equals("page")) {
                    addNotes();
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

    private void write(String written) throws UnreadableException {
        if (inText && left == 0) {
            line.append(written);
            if (line.length() > most) {
                throw UnreadableException.overLimits();
            }
        }
    }

    private void end(String name) throws UnreadableException {
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
        addNotes();
    }

    private void addNotes() throws UnreadableException {
        for (String note : below) {
            add(note);
        }
        below.clear();
    }

    /// Adds a note, which is a paragraph of its own.
    private void add(String note) throws UnreadableException {
        text.paragraph();
        for (String written : note.split("\n")) {
            text.line(written);
        }
        text.paragraph();
    }

    private void endLine() throws UnreadableException {
        text.line(line.toString());
        line.setLength(0);
    }
}

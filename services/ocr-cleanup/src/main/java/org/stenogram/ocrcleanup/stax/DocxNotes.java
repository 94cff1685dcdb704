package org.stenogram.ocrcleanup.stax;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// The footnotes and endnotes of a Word document, numbered in the order in which its text refers to them, as Word
/// numbers them: `[1]` in the text and `[Footnote 1: …]` behind its paragraph, `[i]` and `[Endnote i: …]` at the
/// end. A mark that the author wrote by hand stays as it is written.
final class DocxNotes {

    private static final String FOOTNOTES = "word/footnotes.xml";
    private static final String ENDNOTES = "word/endnotes.xml";
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] NUMERALS = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    /// Beyond it Roman numbers are only long.
    private static final int LAST_NUMERAL = 4_000;

    private int left;
    /// By what the document calls them, each until the text refers to it.
    private final Map<String, String> footnotes = new HashMap<>();
    private final Map<String, String> endnotes = new HashMap<>();
    private final List<String> end = new ArrayList<>();
    private int footnote;
    private int endnote;

    /// @param most characters of all notes
    DocxNotes(int most) {
        this.left = most;
    }

    /// Whether a part of the document holds notes.
    static boolean holds(String part) {
        return part.equals(FOOTNOTES) || part.equals(ENDNOTES);
    }

    /// Reads one of these parts.
    void read(InputStream part) throws XMLStreamException, UnreadableException {
        XMLStreamReader xml = SafeXml.inPieces(part);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "footnote" -> keep(xml, footnotes);
                    case "endnote" -> keep(xml, endnotes);
                    default -> {}
                }
            }
        }
    }

    private void keep(XMLStreamReader xml, Map<String, String> notes) throws XMLStreamException, UnreadableException {
        String element = xml.getLocalName();
        String id = SafeXml.attribute(xml, "id");
        // A note refers to none.
        DocxText text = new DocxText(new PageText(left), left, new DocxNotes(0));
        int event = xml.next();
        while (!(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element))) {
            text.take(xml, event);
            event = xml.next();
        }
        String written = String.join("\n", text.pages().texts()).replaceAll("\n+", "\n");
        if (!written.isBlank()) {
            left -= written.length();
            if (left < 0) {
                throw UnreadableException.overLimits();
            }
            notes.putIfAbsent(id, written);
        }
    }

    /// The mark of a footnote in the text.
    ///
    /// @param below what stands below the paragraph takes the note
    String footnote(XMLStreamReader reference, List<String> below) {
        String note = footnotes.remove(SafeXml.attribute(reference, "id"));
        if (note == null || hasOwnMark(reference)) {
            add(below, "Footnote", note);
            return "";
        }
        footnote++;
        add(below, "Footnote " + footnote, note);
        return "[" + footnote + "]";
    }

    /// The mark of an endnote in the text.
    String endnote(XMLStreamReader reference) {
        String note = endnotes.remove(SafeXml.attribute(reference, "id"));
        if (note == null || hasOwnMark(reference)) {
            add(end, "Endnote", note);
            return "";
        }
        endnote++;
        String number = roman(endnote);
        add(end, "Endnote " + number, note);
        return "[" + number + "]";
    }

    /// The endnotes that the text referred to.
    List<String> ofTheEnd() {
        return end;
    }

    private static void add(List<String> notes, String name, @Nullable String note) {
        if (note != null) {
            notes.add("[" + name + ": " + note + "]");
        }
    }

    private static boolean hasOwnMark(XMLStreamReader reference) {
        String own = SafeXml.attribute(reference, "customMarkFollows");
        return own.equals("1") || own.equals("true") || own.equals("on");
    }

    private static String roman(int number) {
        if (number >= LAST_NUMERAL) {
            return String.valueOf(number);
        }
        StringBuilder roman = new StringBuilder();
        int rest = number;
        for (int i = 0; i < VALUES.length; i++) {
            while (rest >= VALUES[i]) {
                roman.append(NUMERALS[i]);
                rest -= VALUES[i];
            }
        }
        return roman.toString();
    }
}

package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.PipelineEvent.CleanedText;

final class WordNotesTest {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String NAMESPACE = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String SEPARATOR =
            "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>";

    private final Cleanup cleanup = Cleanup.standard();

    @Test
    void footnotesStandBehindTheirParagraphAndEndnotesAtTheEnd() throws IOException {
        // Word gives notes any numbers; what counts is where the text refers to them.
        CleanedText text = text(
                paragraph("The dredger" + footnoteMark(7) + " is idle." + endnoteMark(2))
                        + paragraph("Mrs. Wren: It is." + footnoteMark(3))
                        + paragraph("The commission rose."),
                SEPARATOR + footnote(3, "So in the minute book.") + footnote(7, "The Heron, of 1911."),
                "<w:endnote w:id=\"2\">" + paragraph("See the report of the engineer.") + "</w:endnote>");

        assertThat(text.text()).isEqualTo("""
                The dredger[1] is idle.[i]

                [Footnote 1: The Heron, of 1911.]

                Mrs. Wren: It is.[2]

                [Footnote 2: So in the minute book.]

                The commission rose.

                [Endnote i: See the report of the engineer.]""");
    }

    @Test
    void aFootnoteStaysOnThePageOfItsMark() throws IOException {
        CleanedText text = text(
                "<w:p><w:r><w:t>The fund is small.</w:t></w:r>" + reference("footnote", 1, "")
                        + "<w:r><w:br w:type=\"page\"/><w:t>The vote was put off.</w:t></w:r></w:p>",
                footnote(1, "Four hundred pounds."),
                "");

        assertThat(text.text())
                .isEqualTo("The fund is small.[1]\n\n[Footnote 1: Four hundred pounds.]\nThe vote was put off.");
        assertThat(text.pages()).hasSize(1);
        assertThat(text.text().substring(text.pages().getFirst().offset())).startsWith("The vote");
    }

    @Test
    void aNoteMayHaveParagraphsAMarkOfItsOwnAndNoText() throws IOException {
        CleanedText text = text(
                "<w:p><w:r><w:t>The clerk read</w:t></w:r>" + reference("footnote", 1, " w:customMarkFollows=\"1\"")
                        + "<w:r><w:t>* the letter</w:t></w:r>" + reference("footnote", 2, "")
                        + "<w:r><w:t> aloud.</w:t></w:r>" + reference("footnote", 3, "")
                        + "<w:del>" + reference("footnote", 4, "") + "</w:del></w:p>",
                "<w:footnote w:id=\"1\">" + paragraph("* Not printed.") + paragraph("Lost since 1920.")
                        + "</w:footnote>" + footnote(2, "") + footnote(3, "Twice.") + footnote(4, "Deleted."),
                "");

        assertThat(text.text())
                .isEqualTo("The clerk read* the letter aloud.[1]\n\n[Footnote: * Not printed.\nLost since 1920.]\n\n"
                        + "[Footnote 1: Twice.]");
    }

    @Test
    void aNoteOfATableStandsBehindItsRow() throws IOException {
        CleanedText text = text(
                "<w:tbl><w:tr><w:tc>" + paragraph("Harbour dues" + footnoteMark(1)) + "</w:tc><w:tc>" + paragraph("412")
                        + "</w:tc></w:tr></w:tbl>",
                footnote(1, "In pounds."),
                "");

        assertThat(text.text()).isEqualTo("Harbour dues[1] 412\n\n[Footnote 1: In pounds.]");
    }

    @Test
    void notesThatAreLongerThanADocumentMayBeAreRefused() throws IOException {
        byte[] bytes = document(
                paragraph("The vote." + footnoteMark(1)),
                footnote(1, "long ".repeat(300_000)) + footnote(2, "longer ".repeat(300_000)),
                "");

        assertThat(Cleanup.reading(1 << 20, Cleanup.OCR_LANGUAGES, "").clean(bytes, WORD))
                .isInstanceOfSatisfying(
                        Cleanup.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("too-large"));
    }

    private CleanedText text(String body, String footnotes, String endnotes) throws IOException {
        Cleanup.Result result = cleanup.clean(document(body, footnotes, endnotes), WORD);
        assertThat(result).isInstanceOf(Cleanup.Cleaned.class);
        return ((Cleanup.Cleaned) result).text();
    }

    private static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static String footnote(int id, String text) {
        return "<w:footnote w:id=\"" + id + "\">" + "<w:p><w:r><w:footnoteRef/><w:t>" + text + "</w:t></w:r></w:p>"
                + "</w:footnote>";
    }

    /// A mark between two texts of a paragraph.
    private static String footnoteMark(int id) {
        return "</w:t></w:r>" + reference("footnote", id, "") + "<w:r><w:t>";
    }

    private static String endnoteMark(int id) {
        return "</w:t></w:r>" + reference("endnote", id, "") + "<w:r><w:t>";
    }

    private static String reference(String kind, int id, String attributes) {
        return "<w:r><w:" + kind + "Reference w:id=\"" + id + "\"" + attributes + "/></w:r>";
    }

    private static byte[] document(String body, String footnotes, String endnotes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            part(zip, "word/document.xml", "document", "<w:body>" + body + "</w:body>");
            part(zip, "word/footnotes.xml", "footnotes", footnotes);
            part(zip, "word/endnotes.xml", "endnotes", endnotes);
        }
        return out.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String root, String content) throws IOException {
        String xml = "<?xml version=\"1.0\"?><w:" + root + " " + NAMESPACE + ">" + content + "</w:" + root + ">";
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}

package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.PageBreak;
import org.stenogram.ocrcleanup.extraction.Extracted;
import org.stenogram.ocrcleanup.extraction.Format;
import org.stenogram.ocrcleanup.extraction.OriginalText;
import org.stenogram.ocrcleanup.extraction.PlainText;
import org.stenogram.ocrcleanup.icu.IcuCharsetGuess;
import org.stenogram.ocrcleanup.pdfbox.PdfProcess;

/// Files of other formats, each made here, from bytes to cleaned text.
final class FormatsTest {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final int SMALL = 1 << 20;

    private final Cleanup cleanup = Cleanup.standard();

    @Test
    void aWebPageIsReadWithoutItsMenus() {
        CleanedText text = text("""
                <!DOCTYPE html><html><head><title>Archive</title><style>p { color: red }</style></head><body>
                <nav><a href="/">Home</a></nav><ul><li><a href="1">Letters</a></li><li><a href="2">Maps</a></li>
                <li><a href="3">Minutes</a></li></ul>
                <main><h1>Harbour Commission</h1><p>Mr. Calder: The fund is&nbsp;small &amp; the dredger<br>is idle.</p>
                <script>alert("no")</script><p>Mrs. Wren: It is.</p></main><footer>Imprint</footer></body></html>
                """, "text/html");

        assertThat(text.text())
                .isEqualTo(
                        "Harbour Commission\n\nMr. Calder: The fund is small & the dredger\nis idle.\n\nMrs. Wren: It is.");
        assertThat(text.extraction().method()).isEqualTo("html");
    }

    @Test
    void altoKeepsItsPagesAndMendsWordsOverLines() {
        CleanedText text = text("""
                <?xml version="1.0" encoding="UTF-8"?>
                <alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout>
                <Page ID="P1"><PrintSpace><TextBlock><TextLine><String CONTENT="The"/><SP/><String CONTENT="har"/><HYP CONTENT="-"/>
                </TextLine><TextLine><String CONTENT="bour"/><SP/><String CONTENT="is"/><SP/><String CONTENT="closed."/></TextLine>
                </TextBlock></PrintSpace></Page>
                <Page ID="P2"><PrintSpace><TextBlock><TextLine><String CONTENT="It"/><String CONTENT="opens."/></TextLine></TextBlock>
                </PrintSpace></Page></Layout></alto>
                """, "application/xml");

        assertThat(text.text()).contains("harbour").contains("It opens.").doesNotContain("\f");
        assertThat(text.pages()).hasSize(1);
        assertThat(text.text().substring(text.pages().getFirst().offset())).startsWith("It opens.");
        assertThat(text.extraction().method()).isEqualTo("alto");
    }

    @Test
    void pageXmlIsReadInItsReadingOrder() {
        CleanedText text = text("""
                <?xml version="1.0"?><PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page>
                <ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="0" regionRef="b"/><RegionRefIndexed index="1" regionRef="a"/>
                </OrderedGroup></ReadingOrder>
                <TextRegion id="a"><TextLine><TextEquiv><Unicode>Second region.</Unicode></TextEquiv></TextLine></TextRegion>
                <TextRegion id="b"><TextLine><Word><TextEquiv><Unicode>First</Unicode></TextEquiv></Word>
                <Word><TextEquiv><Unicode>region.</Unicode></TextEquiv></Word></TextLine></TextRegion></Page></PcGts>
                """, "application/xml");

        assertThat(text.text()).isEqualTo("First region.\n\nSecond region.");
        assertThat(text.extraction().method()).isEqualTo("page-xml");
    }

    @Test
    void hocrIsReadByPagesParagraphsAndLines() {
        CleanedText text = text("""
                <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">
                <html xmlns="http://www.w3.org/1999/xhtml"><head><meta name="ocr-system" content="tesseract"/></head><body>
                <div class="ocr_page"><p class="ocr_par"><span class="ocr_line"><span class="ocrx_word">The</span>
                <span class="ocrx_word">vote.</span></span></p><p class="ocr_par"><span class="ocr_line">It was taken.</span></p></div>
                <div class="ocr_page"><p class="ocr_par"><span class="ocr_line">The end.</span></p></div></body></html>
                """, "application/xhtml+xml");

        assertThat(text.text()).startsWith("The vote.\n\nIt was taken.").endsWith("The end.");
        assertThat(text.pages()).hasSize(1);
        assertThat(text.extraction().method()).isEqualTo("hocr");
    }

    @Test
    void aWordDocumentIsReadByParagraphsWithoutWhatWasDeleted() throws IOException {
        CleanedText text = text(
                docx("<w:p><w:r><w:t>Mr. Calder: We </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
                        + "<w:r><w:t>meet.</w:t></w:r></w:p><w:p><w:r><w:t>Mrs. Wren: Yes.</w:t><w:br w:type=\"page\"/><w:t>Next page.</w:t>"
                        + "</w:r></w:p>"));

        assertThat(text.text())
                .startsWith("Mr. Calder: We meet.\n\nMrs. Wren: Yes.")
                .endsWith("Next page.");
        assertThat(text.pages()).hasSize(1);
        assertThat(text.extraction().method()).isEqualTo("docx");
    }

    @Test
    void aWordDocumentsTablesAreReadByRowsAndNothingTwice() throws IOException {
        String cell = "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>";
        CleanedText text = text(docx("<w:p><w:r><w:t>The clerk reads.</w:t></w:r></w:p><w:tbl><w:tr>"
                + cell.formatted("Mr. Calder:") + cell.formatted("We meet.") + "</w:tr><w:tr>"
                + cell.formatted("Mrs. Wren:") + cell.formatted("Yes.") + "</w:tr></w:tbl>"
                + "<w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom>"
                + "<w:p><w:r><mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice><w:t>In a box.</w:t></mc:Choice><mc:Fallback><w:t>In a box.</w:t>"
                + "</mc:Fallback></mc:AlternateContent></w:r><w:moveTo><w:r><w:t> Moved here.</w:t></w:r></w:moveTo>"
                + "<w:del><w:r><w:br/><w:delText>gone</w:delText></w:r></w:del><w:r><w:t> Twenty</w:t><w:noBreakHyphen/>"
                + "<w:t>one.</w:t></w:r></w:p>"));

        assertThat(text.text())
                .isEqualTo("The clerk reads.\n\nMr. Calder: We meet.\n\nMrs. Wren: Yes.\n\n"
                        + "In a box. Moved here. Twenty-one.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.loc.gov/standards/alto/ns-v2#",
                "http://www.loc.gov/standards/alto/ns-v3#",
                "http://www.loc.gov/standards/alto/ns-v4#"
            })
    void aWordOverTwoLinesThatAltoGivesWholeIsWrittenOnce(String namespace) {
        CleanedText text = text("""
                <alto xmlns="%s"><Layout><Page><PrintSpace><TextBlock><TextLine><String CONTENT="Mrs."/><SP/>
                <String CONTENT="Kestre" SUBS_TYPE="HypPart1" SUBS_CONTENT="Kestrelholm" WC="0.9"/><HYP CONTENT="-"/></TextLine>
                <TextLine><String CONTENT="lholm" SUBS_TYPE="HypPart2" SUBS_CONTENT="Kestrelholm"/><SP/><String CONTENT="voted."/>
                </TextLine></TextBlock></PrintSpace></Page></Layout></alto>
                """.formatted(namespace), "application/xml");

        assertThat(text.text()).isEqualTo("Mrs. Kestrelholm\nvoted.");
    }

    @Test
    void wordsThatTheOcrProgramWasNotSureOfAreOnTheLedger() {
        CleanedText text = text("""
                <alto><Layout><Page/><Page><TextLine><String CONTENT="😀" WC="0.97"/><String CONTENT="The" WC="0.97"/>
                <String CONTENT="dredger" WC="0.31"/><String CONTENT="sails." WC="0.9"/></TextLine></Page></Layout></alto>
                """, "application/xml");

        assertThat(text.text()).isEqualTo("😀 The dredger sails.");
        assertThat(text.edits())
                .filteredOn(edit -> edit.rule().equals("mark-uncertain-word"))
                .singleElement()
                .satisfies(edit -> {
                    assertThat(edit.before()).isEqualTo("dredger").isEqualTo(edit.after());
                    assertThat(edit.reason()).isEqualTo("the OCR program was 31 % sure of this word");
                });
        assertThat(text.quality().get("ocrConfidence")).isBetween(0.78, 0.79);
    }

    @Test
    void blankPagesAreCounted() {
        CleanedText text = text("""
                <alto><Layout><Page/><Page><TextLine><String CONTENT="Second."/></TextLine></Page><Page/><Page/>
                <Page><TextLine><String CONTENT="Fifth."/></TextLine></Page></Layout></alto>
                """, "application/xml");

        int fifth = text.text().indexOf("Fifth.");
        assertThat(text.pages()).extracting(PageBreak::offset).containsExactly(0, fifth, fifth, fifth);
    }

    @Test
    void hocrIsReadOnceWhateverItsProgramCallsLines() {
        CleanedText text = text("""
                <html><body><div class="ocr_page"><p class="ocr_par"><span class="ocr_header"><span class="ocr_line">The
                <span class="ocrx_word" title="bbox 1 2 3 4; x_wconf 96">vote</span> of the com-</span></span>
                <span class="ocrx_line">mittee <span class="ocrx_word" title="x_wconf 12">stands.</span></span></p></div>
                <div class="ocr_page"><span class="ocrx_word">Words</span> <span class="ocrx_word">alone.</span></div></body></html>
                """, "text/html");

        assertThat(text.text()).startsWith("The vote of the committee\nstands.").endsWith("Words alone.");
        assertThat(text.edits())
                .filteredOn(edit -> edit.rule().equals("mark-uncertain-word"))
                .extracting(Edit::before)
                .containsExactly("stands.");
    }

    @Test
    void pageXmlKeepsRegionsWithoutNamesAndTheOrderOfGroups() {
        String region =
                "<TextRegion id=\"%s\"><TextLine><TextEquiv><Unicode>%s</Unicode></TextEquiv></TextLine></TextRegion>";
        CleanedText text = text(
                "<PcGts><Page><ReadingOrder><OrderedGroup id=\"g\"><RegionRefIndexed index=\"2\" regionRef=\"c\"/>"
                        + "<UnorderedGroupIndexed index=\"1\"><RegionRef regionRef=\"b\"/></UnorderedGroupIndexed>"
                        + "<RegionRefIndexed index=\"0\" regionRef=\"a\"/></OrderedGroup></ReadingOrder>"
                        + region.formatted("c", "Third.") + region.formatted("a", "First.")
                        + region.formatted("b", "Second.") + region.formatted("", "Fourth.")
                        + region.formatted("", "Fifth.") + "</Page></PcGts>",
                "application/xml");

        assertThat(text.text()).isEqualTo("First.\n\nSecond.\n\nThird.\n\nFourth.\n\nFifth.");
    }

    @Test
    void aWebPagesTablesAreReadByRows() {
        CleanedText text = text("""
                <html><body><nav>Home</nav><table><tr><th>Mr. Calder:</th><td>We meet.</td></tr><tr><th>Mrs. Wren:</th>
                <td>Yes.</td></tr></table><script>no()</script><style>p{}</style><noscript>on</noscript></body></html>
                """, "text/html");

        assertThat(text.text()).isEqualTo("Mr. Calder: We meet.\n\nMrs. Wren: Yes.");
    }

    @Test
    void theColumnsOfAPdfAreReadOneAfterTheOther() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 12);
                for (String[] column : new String[][] {
                    {"72", "Left column, first", "line of the left."},
                    {"320", "Right column, first", "line of the right."}
                }) {
                    content.beginText();
                    content.newLineAtOffset(Integer.parseInt(column[0]), 700);
                    content.showText(column[1]);
                    content.newLineAtOffset(0, -14);
                    content.showText(column[2]);
                    content.endText();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);

            assertThat(cleaned(out.toByteArray(), "application/pdf").text().replaceAll("\\s+", " "))
                    .isEqualTo("Left column, first line of the left. Right column, first line of the right.");
        }
    }

    @Test
    void aPdfIsReadPageByPage() throws IOException {
        CleanedText text = cleaned(pdf("The first page ends here.", "The second page begins."), "application/pdf");

        assertThat(text.text()).startsWith("The first page ends here.").endsWith("The second page begins.");
        assertThat(text.pages()).hasSize(1);
        assertThat(text.text().substring(text.pages().getFirst().offset())).startsWith("The second");
        assertThat(text.extraction().method()).isEqualTo("pdf");
    }

    @Test
    void aPdfWithoutTextAndOneWithAPasswordAreRefusedInWords() throws IOException {
        assertThat(refusal(pdf(""), "application/pdf")).isEqualTo("no-text");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertThat(refusal(out.toByteArray(), "application/pdf")).isEqualTo("protected-file");
        }
        assertThat(refusal("%PDF-1.7\nnothing".getBytes(StandardCharsets.US_ASCII), "application/pdf"))
                .isEqualTo("damaged-file");
    }

    @Test
    void aPdfThatUnpacksToTooMuchEndsItsProcessAndNotThisOne() throws IOException {
        PdfProcess process = new PdfProcess(new PdfProcess.Limits(48, Duration.ofSeconds(60)));
        Extracted extracted = new OriginalText(new PlainText(new IcuCharsetGuess(), SMALL), Map.of(Format.PDF, process))
                .extract(pdfBomb(), "application/pdf");

        assertThat(extracted).isInstanceOf(Extracted.Unreadable.class);
        assertThat(((Extracted.Unreadable) extracted).code()).isEqualTo("too-large");
    }

    @Test
    void aPdfThatTakesTooLongIsRefused() throws IOException {
        PdfProcess process = new PdfProcess(new PdfProcess.Limits(48, Duration.ofMillis(1)));
        Extracted extracted = new OriginalText(new PlainText(new IcuCharsetGuess(), SMALL), Map.of(Format.PDF, process))
                .extract(pdf("Late."), "application/pdf");

        assertThat(((Extracted.Unreadable) extracted).code()).isEqualTo("too-large");
    }

    @Test
    void entitiesAreNeverExpanded() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE alto [<!ENTITY a0 \"laugh\">");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append(
                "]><alto><Page><TextBlock><TextLine><String CONTENT=\"&a11;\"/></TextLine></TextBlock></Page></alto>");

        assertThat(refusal(bytes(bomb.toString()), "application/xml")).isEqualTo("damaged-file");
    }

    @Test
    void filesOutsideAreNeverRead() {
        String outside =
                "<?xml version=\"1.0\"?><!DOCTYPE PcGts [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><PcGts><Page>"
                        + "<TextRegion id=\"a\"><TextLine><TextEquiv><Unicode>Text &x; here.</Unicode></TextEquiv></TextLine></TextRegion>"
                        + "</Page></PcGts>";
        Cleanup.Result result = cleanup.clean(bytes(outside), "application/xml");

        String shown = result instanceof Cleanup.Cleaned text ? text.text().text() : "refused";
        assertThat(shown).isIn("Text here.", "refused");
    }

    @Test
    void aZipBombIsRefusedWithinItsLimits() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(bytes("<w:document xmlns:w=\"w\"><w:p><w:t>"));
            byte[] block = "a".repeat(SMALL).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 60; i++) {
                zip.write(block);
            }
            zip.write(bytes("</w:t></w:p></w:document>"));
            zip.closeEntry();
        }
        assertThat(out.size()).isLessThan(SMALL);
        assertThat(refusal(out.toByteArray(), DOCX)).isEqualTo("too-large");
    }

    @Test
    void damagedFilesAreRefusedInWords() throws IOException {
        byte[] whole = docx("<w:p><w:r><w:t>We meet.</w:t></w:r></w:p>");
        assertThat(refusal(Arrays.copyOf(whole, whole.length / 2), DOCX)).isEqualTo("damaged-file");
        assertThat(refusal(bytes("<?xml version=\"1.0\"?><alto><Page>"), "application/xml"))
                .isEqualTo("damaged-file");
        assertThat(refusal(bytes("<?xml version=\"1.0\"?><other/>"), "application/xml"))
                .isEqualTo("unsupported-format");
    }

    private CleanedText text(String content, String mediaType) {
        return cleaned(bytes(content), mediaType);
    }

    private CleanedText text(byte[] docx) {
        return cleaned(docx, DOCX);
    }

    private CleanedText cleaned(byte[] bytes, String mediaType) {
        Cleanup.Result result = cleanup.clean(bytes, mediaType);
        assertThat(result).isInstanceOf(Cleanup.Cleaned.class);
        CleanedText text = ((Cleanup.Cleaned) result).text();
        EditLedger ledger = new EditLedger(text.edits());
        assertThat(ledger.apply(ledger.invert(text.text()))).isEqualTo(text.text());
        return text;
    }

    private String refusal(byte[] bytes, String mediaType) {
        Cleanup.Result result = cleanup.clean(bytes, mediaType);
        assertThat(result).isInstanceOf(Cleanup.Refused.class);
        return ((Cleanup.Refused) result).rejection().code();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] docx(String body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(bytes("<Types/>"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(bytes(
                    "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                            + "<w:body>" + body + "</w:body></w:document>"));
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static byte[] pdf(String... pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (String text : List.of(pages)) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 12);
                    content.newLineAtOffset(72, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /// Less than a megabyte that unpacks to two hundred.
    private static byte[] pdfBomb() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream stream = new PDStream(document);
            try (OutputStream content = stream.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] block = "BT (aaaaaaaa) Tj ET ".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 200; i++) {
                    content.write(block);
                }
            }
            page.setContents(stream);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}

package org.stenogram.ocrcleanup.tesseract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.ocrcleanup.Cleanup;
import org.stenogram.ocrcleanup.extraction.Extracted;
import org.stenogram.ocrcleanup.extraction.Format;
import org.stenogram.ocrcleanup.extraction.OriginalText;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PlainText;
import org.stenogram.ocrcleanup.extraction.UnreadableException;
import org.stenogram.ocrcleanup.icu.IcuCharsetGuess;
import org.stenogram.ocrcleanup.pdfbox.PdfProcess;
import org.stenogram.ocrcleanup.pdfbox.ScannedPdf;

/// Images of pages, drawn here and read by the real program, from bytes to cleaned text.
final class ImagesTest {

    private static final String FIRST = "Mr. Calder: The harbour is closed.";
    private static final String SECOND = "Mrs. Wren: It opens on Monday.";
    private static final int SMALL = 1 << 20;

    @Test
    void aPngIsReadWithItsConfidence() throws IOException {
        assumeTesseract();
        CleanedText text = cleaned(encoded("png", image(FIRST)), "image/png");

        assertThat(text.text()).isEqualTo(FIRST);
        assertThat(text.extraction().method()).isEqualTo("ocr");
        assertThat(text.quality().get("ocrConfidence")).isBetween(0.5, 1.0);
    }

    @Test
    void aJpegIsReadWhateverItIsNamed() throws IOException {
        assumeTesseract();

        assertThat(cleaned(encoded("jpg", image(SECOND)), "text/plain").text()).isEqualTo(SECOND);
    }

    @Test
    void aTiffKeepsItsPages() throws IOException {
        assumeTesseract();
        CleanedText text = cleaned(tiff(image(FIRST), image(SECOND)), "image/tiff");

        assertThat(text.text()).startsWith(FIRST).endsWith(SECOND);
        assertThat(text.pages()).hasSize(1);
        assertThat(text.text().substring(text.pages().getFirst().offset())).isEqualTo(SECOND);
    }

    @Test
    void aScannedPdfIsReadPageByPageAndAnEmptyPageIsCounted() throws IOException {
        assumeTesseract();
        CleanedText text = cleaned(scan(FIRST, "", SECOND), "application/pdf");

        assertThat(text.text()).startsWith(FIRST).endsWith(SECOND);
        assertThat(text.pages()).hasSize(2);
        assertThat(text.quality()).containsKey("ocrConfidence");
    }

    @Test
    void withoutTheProgramAnImageAndAScanAreRefusedInWords() throws IOException {
        Tesseract missing = new Tesseract(Tesseract.Settings.standard("eng"), "");

        Extracted image = read(missing, encoded("png", image(FIRST)), "image/png");
        Extracted scan = read(missing, scan(FIRST), "application/pdf");

        assertThat(image).isInstanceOfSatisfying(Extracted.Unreadable.class, refused -> {
            assertThat(refused.code()).isEqualTo("no-ocr-engine");
            assertThat(refused.action()).contains("tesseract-ocr");
        });
        assertThat(code(scan)).isEqualTo("no-ocr-engine");
    }

    @Test
    void anImageThatIsCutOffIsRefusedAsDamaged() throws IOException {
        assumeTesseract();
        byte[] whole = encoded("png", image(FIRST));

        assertThat(code(read(standard(), Arrays.copyOf(whole, 60), "image/png")))
                .isEqualTo("damaged-file");
    }

    @Test
    void aLanguageThatIsNotInstalledDoesNotPassForAnEmptyPage() throws IOException {
        assumeTesseract();
        for (String languages : List.of("xxx", "eng+xxx")) {
            Tesseract unknown = new Tesseract(Tesseract.Settings.standard(languages));

            assertThat(read(unknown, encoded("png", image(FIRST)), "image/png"))
                    .isInstanceOfSatisfying(Extracted.Unreadable.class, refused -> {
                        assertThat(refused.code()).isEqualTo("no-ocr-engine");
                        assertThat(refused.reason()).endsWith(": xxx.");
                    });
        }
    }

    @Test
    void anImageThatTakesTooLongIsRefused() throws IOException {
        assumeTesseract();
        Tesseract hurried = new Tesseract(new Tesseract.Settings("eng", 2048, Duration.ofMillis(1)));

        assertThat(code(read(hurried, encoded("png", image(FIRST)), "image/png")))
                .isEqualTo("too-large");
    }

    @Test
    void anImageThatTakesTooMuchMemoryEndsItsProcessAndNotThisOne() throws IOException {
        assumeTesseract();
        Tesseract narrow = new Tesseract(new Tesseract.Settings("eng", 64, Duration.ofSeconds(60)));
        BufferedImage sheet = new BufferedImage(12_000, 12_000, BufferedImage.TYPE_BYTE_GRAY);

        assertThat(code(read(narrow, encoded("png", sheet), "image/png"))).isEqualTo("damaged-file");
    }

    @Test
    void aTiffOfThousandsOfPagesOrOfPagesInACircleOrWithOneOfBillionsOfDotsIsRefusedUnread() throws Exception {
        ImageSize.check(directories(1_000, 0, 2_480));

        assertThatThrownBy(() -> ImageSize.check(directories(5_000, 0, 2_480)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("more memory, time or text");
        assertThatThrownBy(() -> ImageSize.check(directories(2, 8, 2_480))).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> ImageSize.check(directories(3, 0, 60_000)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("60000 by 60000 dots");
        // Cut off in the middle of a directory: the OCR program says what it can read of it.
        ImageSize.check(Arrays.copyOf(directories(5, 0, 60_000), 20));
    }

    /// A TIFF of nothing but the directories of its pages, of which only the last is as large as that.
    private static byte[] directories(int pages, int behindLast, int dots) {
        int size = 2 + 2 * 12 + 4;
        ByteBuffer file = ByteBuffer.allocate(8 + pages * size).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        for (int page = 1; page <= pages; page++) {
            int side = page == pages ? dots : 100;
            file.putShort((short) 2);
            file.putShort((short) 256).putShort((short) 4).putInt(1).putInt(side);
            file.putShort((short) 257).putShort((short) 4).putInt(1).putInt(side);
            file.putInt(page == pages ? behindLast : 8 + page * size);
        }
        return file.array();
    }

    private static void assumeTesseract() {
        boolean installed = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tesseract")));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed).as("CI has the tesseract program").isTrue();
        }
        assumeTrue(installed, "no tesseract program on this machine: images are NOT tested");
    }

    private static Tesseract standard() {
        return new Tesseract(Tesseract.Settings.standard("eng"));
    }

    private static Extracted read(Tesseract tesseract, byte[] bytes, String mediaType) {
        PdfProcess text = new PdfProcess(PdfProcess.STANDARD);
        Map<Format, PageReader> readers =
                Map.of(Format.IMAGE, tesseract, Format.PDF, new ScannedPdf(text, tesseract, PdfProcess.SCANS));
        return new OriginalText(new PlainText(new IcuCharsetGuess(), SMALL), readers).extract(bytes, mediaType);
    }

    private static String code(Extracted extracted) {
        return extracted instanceof Extracted.Unreadable refused ? refused.code() : extracted.toString();
    }

    private static CleanedText cleaned(byte[] bytes, String mediaType) {
        Cleanup.Result result = Cleanup.standard().clean(bytes, mediaType);
        assertThat(result).isInstanceOf(Cleanup.Cleaned.class);
        return ((Cleanup.Cleaned) result).text();
    }

    /// A page with one line of type, or with nothing but white.
    private static BufferedImage image(String line) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 16);
                content.newLineAtOffset(72, 600);
                content.showText(line);
                content.endText();
            }
            return new PDFRenderer(document).renderImageWithDPI(0, 200, ImageType.GRAY);
        }
    }

    private static byte[] encoded(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] tiff(BufferedImage... pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, new ArrayList<>(), null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// A PDF whose pages are images; a page without words has no image.
    private static byte[] scan(String... lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (String line : List.of(lines)) {
                PDPage page = new PDPage();
                document.addPage(page);
                if (!line.isEmpty()) {
                    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                        content.drawImage(LosslessFactory.createFromImage(document, image(line)), 0, 0, 612, 792);
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}

package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stenogram.stageruntime.Rejection;

/// Files made to unpack, grow, loop or reach outside: each is refused in words, or read within the limits.
final class BombsTest {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String PDF = "application/pdf";
    private static final int MEGABYTE = 1 << 20;

    private final Cleanup cleanup = Cleanup.reading(MEGABYTE, Cleanup.OCR_LANGUAGES, "");

    /// A format in XML, with a place for a document type and one for text.
    private enum XmlFormat {
        ALTO(
                "application/xml",
                "<?xml version=\"1.0\"?>%s<alto><Page><TextLine><String CONTENT=\"The vote.\"/></TextLine><TextLine>"
                        + "<String CONTENT=\"%s\"/></TextLine></Page></alto>",
                UnaryOperator.identity()),
        PAGE_XML(
                "application/xml",
                "<?xml version=\"1.0\"?>%s<PcGts><Page><TextRegion id=\"a\"><TextLine><TextEquiv><Unicode>The vote. %s"
                        + "</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>",
                UnaryOperator.identity()),
        HOCR(
                "application/xhtml+xml",
                "<?xml version=\"1.0\"?>%s<html><body><div class=\"ocr_page\"><span class=\"ocr_line\">The vote. %s</span>"
                        + "</div></body></html>",
                UnaryOperator.identity()),
        HTML("text/html", "%s<html><body><p>The vote. %s</p></body></html>", UnaryOperator.identity()),
        DOCX(
                WORD,
                "<?xml version=\"1.0\"?>%s<w:document xmlns:w=\"w\"><w:p><w:r><w:t>The vote. %s</w:t></w:r></w:p>"
                        + "</w:document>",
                BombsTest::zipped);

        private final String mediaType;
        private final String template;
        private final UnaryOperator<byte[]> wrapped;

        XmlFormat(String mediaType, String template, UnaryOperator<byte[]> wrapped) {
            this.mediaType = mediaType;
            this.template = template;
            this.wrapped = wrapped;
        }

        /// No text is longer than the mark-up that it came from.
        int unwrapped(byte[] bytes) {
            return this == DOCX ? 200_000 : bytes.length;
        }

        byte[] with(String documentType, String text) {
            return wrapped.apply(template.formatted(documentType, text).getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource(XmlFormat.class)
    void aBillionLaughsAreNotLaughed(XmlFormat format) {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"laugh\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }

        assertShort(format, format.with(laughs + "]>", "&a11;"));
    }

    @ParameterizedTest
    @EnumSource(XmlFormat.class)
    void oneLongEntityIsNotRepeated(XmlFormat format) {
        String long100K = "<!DOCTYPE x [<!ENTITY a \"%s\">]>".formatted("laugh".repeat(20_000));

        assertShort(format, format.with(long100K, "&a;".repeat(10_000)));
    }

    @ParameterizedTest
    @EnumSource(XmlFormat.class)
    void nothingOutsideIsRead(XmlFormat format, @TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "password");
        String outside = "<!DOCTYPE x [<!ENTITY x SYSTEM \"%s\"><!ENTITY %% y SYSTEM \"%s\"> %%y;]>"
                .formatted(secret.toUri(), secret.toUri());

        assertShort(format, format.with(outside, "&x;"));
        assertShort(format, format.with("<!DOCTYPE x SYSTEM \"%s\">".formatted(secret.toUri()), "&x;"));
    }

    /// Refused, or read without what an entity stands for.
    private void assertShort(XmlFormat format, byte[] bytes) {
        switch (cleanup.clean(bytes, format.mediaType)) {
            case Cleanup.Refused refused ->
                assertThat(refused.rejection().code()).isIn("damaged-file", "unsupported-format");
            case Cleanup.Cleaned cleaned -> {
                String text = cleaned.text().text();
                assertThat(text.contains("The vote.")).isTrue();
                assertThat(text.contains("password")).isFalse();
                assertThat(text.length()).isLessThanOrEqualTo(format.unwrapped(bytes));
            }
        }
    }

    @Test
    void aWordDocumentOfOneEndlessParagraphOrCommentEndsItsProcessAndNotThisOne() throws IOException {
        assertThat(refusal(unpacksTo("<w:document xmlns:w=\"w\"><w:p><w:t>", 60), WORD)
                        .code())
                .isEqualTo("too-large");
        assertThat(Cleanup.standard().clean(unpacksTo("<w:document xmlns:w=\"w\"><!-- ", 200), WORD))
                .isInstanceOfSatisfying(
                        Cleanup.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("too-large"));
    }

    @Test
    void notesOfAWordDocumentThatUnpackToTooMuchAreNotUnpacked() throws IOException {
        byte[] bytes = unpacksTo("word/footnotes.xml", "<w:footnotes xmlns:w=\"w\"><w:t>", 60);

        assertThat(refusal(bytes, WORD).code()).isEqualTo("too-large");
    }

    @Test
    void aZipInAZipIsNotUnpacked() {
        byte[] inner = zipped("<x/>".getBytes(StandardCharsets.UTF_8));
        byte[] outer = zipped(inner);

        assertThat(refusal(outer, WORD).code()).isEqualTo("damaged-file");
        assertThat(refusal(outer, "application/zip").code()).isEqualTo("unsupported-format");
    }

    @Test
    void aZipOfTooManyFilesIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 5_001; i++) {
                zip.putNextEntry(new ZipEntry("word/media/" + i));
                zip.closeEntry();
            }
        }
        assertThat(refusal(out.toByteArray(), WORD).code()).isEqualTo("too-large");
    }

    @Test
    void aWebPageOfHundredsOfThousandsOfElementsInEachOtherIsReadOrRefused() {
        byte[] page = ("<html><body><p>Mr. Calder: Aye.</p>" + "<div>".repeat(400_000) + "deep")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] lists = ("<html><body><p>Mr. Calder: Aye.</p>" + "<ul><li><a href=1>x</a>".repeat(10_000))
                .getBytes(StandardCharsets.US_ASCII);

        for (byte[] each : new byte[][] {page, lists}) {
            String end = switch (Cleanup.standard().clean(each, "text/html")) {
                case Cleanup.Cleaned cleaned -> cleaned.text().text().substring(0, 16);
                case Cleanup.Refused refused -> refused.rejection().code();
            };
            assertThat(end).isIn("Mr. Calder: Aye.", "too-large");
        }
    }

    @Test
    void anXmlDocumentOfHundredsOfThousandsOfElementsInEachOtherIsReadOrRefused() {
        byte[] deep =
                ("<?xml version=\"1.0\"?><alto><Page>" + "<a>".repeat(400_000)).getBytes(StandardCharsets.US_ASCII);

        assertThat(refusal(deep, "application/xml").code()).isIn("damaged-file", "too-large");
    }

    @Test
    void aPdfOfManyFlateLayersOnAPageOfHundredsOfKilometresIsRefused() throws IOException {
        byte[] content = "BT ET ".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        for (int layer = 0; layer < 3; layer++) {
            content = deflated(content);
        }
        assertThat(refusal(pdf("/Count 1", "0 0 1e9 1e9", "/Filter[" + "/FlateDecode".repeat(3) + "]", content), PDF)
                        .code())
                .isEqualTo("no-text");
    }

    @Test
    void aPdfWhosePagesLoopOrAreManyThousandsOrAreSaidToBeMillionsIsRefused() {
        byte[] none = new byte[0];
        assertThat(refusal(pdf("/Count 2000000000", "0 0 612 792", "", none), PDF)
                        .code())
                .isIn("no-text", "damaged-file", "too-large");
        byte[] loop = new String(pdf("/Count 2", "0 0 612 792", "", none), StandardCharsets.ISO_8859_1)
                .replace("/Kids[3 0 R]", "/Kids[2 0 R]")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal(loop, PDF).code()).isIn("no-text", "damaged-file", "too-large");
        byte[] many = new String(pdf("/Count 20000", "0 0 612 792", "", none), StandardCharsets.ISO_8859_1)
                .replace("/Kids[3 0 R]", "/Kids[" + "3 0 R ".repeat(20_000) + "]")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal(many, PDF).code()).isEqualTo("too-large");
    }

    @Test
    void anImageThatSaysItHasBillionsOfDotsIsRefusedBeforeAnyoneMakesRoomForThem() throws IOException {
        assumeTesseract();
        Rejection rejection = refusal(png(60_000, 60_000), "image/png");

        assertThat(rejection.code()).isEqualTo("too-large");
        assertThat(rejection.reason()).contains("60000 by 60000 dots");
    }

    @Test
    void oneLineOfTwentyMegabytesIsCleanedAndOneOfAHundredIsRefused() {
        byte[] line = "Mr. Calder: The harbour is closed, and the dredger idle. "
                .repeat(20 * MEGABYTE / 60)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] longer =
                "Mr. Calder: The harbour is closed. ".repeat(3 * MEGABYTE).getBytes(StandardCharsets.US_ASCII);

        assertThat(Cleanup.standard().clean(line, "text/plain")).isInstanceOf(Cleanup.Cleaned.class);
        assertThat(refusal(longer, "text/plain").code()).isEqualTo("too-large");
    }

    private Rejection refusal(byte[] bytes, String mediaType) {
        Cleanup.Result result = cleanup.clean(bytes, mediaType);
        assertThat(result).isInstanceOf(Cleanup.Refused.class);
        Rejection rejection = ((Cleanup.Refused) result).rejection();
        assertThat(rejection.reason()).endsWith(".");
        assertThat(rejection.action()).endsWith(".");
        return rejection;
    }

    private static void assumeTesseract() {
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tesseract")));
        Assumptions.assumeTrue(installed, "no tesseract program on this machine: images are NOT tested");
    }

    private static byte[] zipped(byte[] main) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(main);
            zip.closeEntry();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static byte[] unpacksTo(String start, int megabytes) throws IOException {
        return unpacksTo("word/document.xml", start, megabytes);
    }

    private static byte[] unpacksTo(String part, String start, int megabytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry(part));
            zip.write(start.getBytes(StandardCharsets.US_ASCII));
            byte[] block = "a".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < megabytes; i++) {
                zip.write(block);
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    /// One page; no table of where its objects lie, which readers make themselves.
    private static byte[] pdf(String count, String box, String filter, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String head =
                "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]" + count
                        + ">>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[" + box
                        + "]/Contents 4 0 R>>\nendobj\n4 0 obj\n<<"
                        + filter + "/Length " + content.length + ">>stream\n";
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(content);
        out.writeBytes(
                "\nendstream\nendobj\ntrailer<</Size 5/Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /// A PNG of a few bytes that says it is large.
    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try (DataOutputStream fields = new DataOutputStream(head)) {
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {1, 0, 0, 0, 0});
        }
        chunk(out, "IHDR", head.toByteArray());
        chunk(out, "IDAT", deflated(new byte[100_000]));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        DataOutputStream fields = new DataOutputStream(out);
        fields.writeInt(data.length);
        fields.writeBytes(type);
        fields.write(data);
        fields.writeInt((int) sum.getValue());
        fields.flush();
    }
}

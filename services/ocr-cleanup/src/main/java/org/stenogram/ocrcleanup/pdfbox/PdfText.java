package org.stenogram.ocrcleanup.pdfbox;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/// The process that reads a PDF: the document on standard input, its text in UTF-8 on standard output, a form feed
/// between pages.
final class PdfText {

    /// Exit codes; the machine itself ends with 1 to 3.
    static final int LOCKED = 13;
    static final int DAMAGED = 14;

    private PdfText() {}

    public static void main(String[] arguments) throws IOException {
        byte[] bytes = System.in.readAllBytes();
        try (PDDocument document = Loader.loadPDF(bytes);
                Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            stripper.setParagraphEnd("\n");
            stripper.setPageEnd("");
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                out.write(page == 1 ? "" : "\f");
                out.write(stripper.getText(document).replace('\f', ' ').strip());
            }
        } catch (InvalidPasswordException e) {
            System.exit(LOCKED);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            System.exit(DAMAGED);
        }
    }
}

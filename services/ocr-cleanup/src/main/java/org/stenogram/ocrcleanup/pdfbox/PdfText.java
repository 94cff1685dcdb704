package org.stenogram.ocrcleanup.pdfbox;

import java.io.IOException;
import java.io.OutputStream;
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
    static final int TOO_LONG = 15;

    /// More than ten volumes have; each page costs a walk over all of them.
    private static final int MOST_PAGES = 10_000;

    private PdfText() {}

    public static void main(String[] arguments) throws IOException {
        int exit = read(System.in.readAllBytes(), System.out);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /// Writes the text of a document.
    ///
    /// @return the exit code, 0 when all was written
    static int read(byte[] bytes, OutputStream to) {
        try (PDDocument document = Loader.loadPDF(bytes);
                Writer out = new OutputStreamWriter(to, StandardCharsets.UTF_8)) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                return TOO_LONG;
            }
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
            return 0;
        } catch (InvalidPasswordException e) {
            return LOCKED;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return DAMAGED;
        }
    }
}

package org.stenogram.ocrcleanup.child;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.stenogram.ocrcleanup.extraction.Format;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;
import org.stenogram.ocrcleanup.jsoup.HocrReader;
import org.stenogram.ocrcleanup.jsoup.WebPage;
import org.stenogram.ocrcleanup.stax.AltoReader;
import org.stenogram.ocrcleanup.stax.DocxReader;
import org.stenogram.ocrcleanup.stax.PageXmlReader;

/// The process that reads one original: its format and the most characters as arguments, the bytes on standard input,
/// the pages on standard output.
final class ReaderProgram {

    /// Exit codes; the machine itself ends with 1 to 3.
    static final int DAMAGED = 14;
    static final int OVER_LIMITS = 15;

    private ReaderProgram() {}

    public static void main(String[] arguments) throws IOException {
        PageReader reader = reader(Format.valueOf(arguments[0]));
        int mostCharacters = Integer.parseInt(arguments[1]);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out))) {
            ReadPages pages = reader.pages(System.in.readAllBytes(), mostCharacters);
            PagesStream.write(pages, out);
        } catch (UnreadableException e) {
            System.exit(e.isOverLimits() ? OVER_LIMITS : DAMAGED);
        } catch (RuntimeException | StackOverflowError e) {
            System.exit(DAMAGED);
        }
    }

    /// The reader of a format that needs nothing but this machine.
    static PageReader reader(Format format) {
        return switch (format) {
            case HTML -> new WebPage();
            case HOCR -> new HocrReader();
            case ALTO -> new AltoReader();
            case PAGE_XML -> new PageXmlReader();
            case DOCX -> new DocxReader();
            case PDF, IMAGE -> throw new IllegalArgumentException(format + " has processes of its own");
        };
    }
}

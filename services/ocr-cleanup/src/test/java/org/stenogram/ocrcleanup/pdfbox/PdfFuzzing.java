package org.stenogram.ocrcleanup.pdfbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// What the two machines of PDF do, done in this one, so that a fuzzer sees their code.
public final class PdfFuzzing {

    private PdfFuzzing() {}

    /// What the machine that reads a PDF writes; whatever the bytes are, it ends with one of its own exit codes.
    public static String text(byte[] pdf) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int exit = PdfText.read(pdf, text);
        if (!Set.of(0, PdfText.LOCKED, PdfText.DAMAGED, PdfText.TOO_LONG).contains(exit)) {
            throw new AssertionError("exit code " + exit);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /// What is made of an answer of the machine that draws pages, whatever that answer is.
    public static ReadPages drawn(byte[] answer, int mostCharacters) throws UnreadableException {
        ScannedPdf scans = new ScannedPdf(
                new PdfProcess(PdfProcess.STANDARD),
                (page, _) -> ReadPages.of(List.of(new String(page, StandardCharsets.ISO_8859_1))),
                PdfProcess.SCANS);
        int exit = answer.length % 3;
        return scans.read(new DataInputStream(new ByteArrayInputStream(answer)), () -> exit, mostCharacters);
    }
}

package org.stenogram.ocrcleanup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.stenogram.contracts.EditLedger;
import org.stenogram.ocrcleanup.extraction.Extracted;
import org.stenogram.ocrcleanup.extraction.Format;
import org.stenogram.ocrcleanup.extraction.OriginalText;
import org.stenogram.ocrcleanup.extraction.PlainText;
import org.stenogram.ocrcleanup.extraction.UnreadableException;
import org.stenogram.ocrcleanup.icu.IcuCharsetGuess;
import org.stenogram.ocrcleanup.jsoup.HocrReader;
import org.stenogram.ocrcleanup.jsoup.WebPage;
import org.stenogram.ocrcleanup.morfologik.WordLists;
import org.stenogram.ocrcleanup.pdfbox.PdfFuzzing;
import org.stenogram.ocrcleanup.rules.RuleChain;
import org.stenogram.ocrcleanup.rules.StandardRules;
import org.stenogram.ocrcleanup.stax.AltoReader;
import org.stenogram.ocrcleanup.stax.DocxReader;
import org.stenogram.ocrcleanup.stax.PageXmlReader;

/// What must hold for any bytes whatever: they are read, or refused in words, and nothing else happens; what was read
/// keeps to its limits; the rules keep the ledger's laws. A fuzzer looks for bytes for which it does not.
enum FuzzTarget {
    /// Plain text, its charset found.
    TEXT {
        @Override
        void run(byte[] bytes) {
            if (originals(SMALL).extract(bytes, "text/plain") instanceof Extracted.Text text
                    && text.method().equals("plain-text")) {
                sound(text);
                sameBytes(bytes, text);
            }
        }
    },
    /// A web page.
    HTML {
        @Override
        void run(byte[] bytes) {
            read(bytes, "text/html");
        }
    },
    /// A web page that an OCR program wrote.
    HOCR {
        @Override
        void run(byte[] bytes) {
            read(joined("<html><body><div class='ocr_page'>", bytes, ""), "text/html");
        }
    },
    /// ALTO.
    ALTO {
        @Override
        void run(byte[] bytes) {
            read(joined("<alto>", bytes, "</alto>"), "application/xml");
            read(bytes, "application/xml");
        }
    },
    /// PAGE XML.
    PAGE_XML {
        @Override
        void run(byte[] bytes) {
            read(joined("<PcGts>", bytes, "</PcGts>"), "application/xml");
            read(bytes, "application/xml");
        }
    },
    /// A Word document: a ZIP, or what lies in one as its main part.
    DOCX {
        @Override
        void run(byte[] bytes) {
            read(bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K' ? bytes : zipped(bytes), WORD);
        }
    },
    /// What the machine that reads a PDF does.
    PDF {
        @Override
        void run(byte[] bytes) {
            PdfFuzzing.text(bytes);
        }
    },
    /// What the machine that draws the pages of a PDF may answer.
    PDF_ANSWER {
        @Override
        void run(byte[] bytes) {
            try {
                PdfFuzzing.drawn(bytes, SMALL);
            } catch (UnreadableException e) {
                // In words.
            }
        }
    },
    /// All rules with the words of English, over any text.
    RULES {
        @Override
        void run(byte[] bytes) {
            if (originals(SMALL).extract(bytes, "text/plain") instanceof Extracted.Text text) {
                LedgerLaws.check(RuleHolder.ENGLISH, text, "fuzzed");
            }
        }
    };

    private static final int SMALL = 1 << 20;
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    /// Charsets in which one text is one row of bytes.
    private static final Set<String> EXACT = Set.of("UTF-8", "UTF-16LE", "UTF-16BE");

    /// Made when the first text is cleaned.
    private static final class RuleHolder {
        static final RuleChain ENGLISH = StandardRules.chain(WordLists.of("en").orElseThrow());
    }

    /// Fails when something does not hold for these bytes.
    abstract void run(byte[] bytes);

    /// The folder of its seeds and of what was found.
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static OriginalText originals(int most) {
        return new OriginalText(
                new PlainText(new IcuCharsetGuess(), most),
                Map.of(
                        Format.HTML, new WebPage(),
                        Format.HOCR, new HocrReader(),
                        Format.ALTO, new AltoReader(),
                        Format.PAGE_XML, new PageXmlReader(),
                        Format.DOCX, new DocxReader()));
    }

    private static void read(byte[] bytes, String mediaType) {
        if (originals(SMALL).extract(bytes, mediaType) instanceof Extracted.Text text) {
            sound(text);
        }
        if (originals(64).extract(bytes, mediaType) instanceof Extracted.Text text
                && text.text().getBytes(StandardCharsets.UTF_8).length > 64) {
            throw new AssertionError("longer than it may be: " + text.text().length());
        }
    }

    private static void sound(Extracted.Text text) {
        String read = text.text();
        if (read.isBlank() || read.indexOf('\0') >= 0 || read.codePoints().anyMatch(c -> c >= 0xd800 && c < 0xe000)) {
            throw new AssertionError("no sound text: " + read);
        }
        EditLedger ledger = new EditLedger(text.recorded());
        if (!ledger.invert(ledger.apply(read)).equals(read)) {
            throw new AssertionError("what was recorded does not lead back: " + text.recorded());
        }
        if (text.confidence().isPresent()
                && !(text.confidence().getAsDouble() >= 0 && text.confidence().getAsDouble() <= 1)) {
            throw new AssertionError("no confidence: " + text.confidence());
        }
    }

    private static void sameBytes(byte[] bytes, Extracted.Text text) {
        if (text.recorded().isEmpty()
                && EXACT.contains(text.charset())
                && !Arrays.equals(text.text().getBytes(Charset.forName(text.charset())), bytes)) {
            throw new AssertionError("other bytes in " + text.charset());
        }
    }

    private static byte[] joined(String before, byte[] bytes, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length + 64);
        all.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(bytes);
        all.writeBytes(after.getBytes(StandardCharsets.US_ASCII));
        return all.toByteArray();
    }

    private static byte[] zipped(byte[] main) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CRC32 sum = new CRC32();
        sum.update(main);
        ZipEntry entry = new ZipEntry("word/document.xml");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(main.length);
        entry.setCrc(sum.getValue());
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry);
            zip.write(main);
            zip.closeEntry();
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written to", e);
        }
        return out.toByteArray();
    }
}

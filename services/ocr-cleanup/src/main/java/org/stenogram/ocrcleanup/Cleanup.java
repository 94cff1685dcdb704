package org.stenogram.ocrcleanup;

import java.util.Map;
import java.util.Optional;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.Extraction;
import org.stenogram.ocrcleanup.child.ReaderProcess;
import org.stenogram.ocrcleanup.extraction.Extracted;
import org.stenogram.ocrcleanup.extraction.Format;
import org.stenogram.ocrcleanup.extraction.OriginalText;
import org.stenogram.ocrcleanup.extraction.PlainText;
import org.stenogram.ocrcleanup.hunspell.HunspellFolder;
import org.stenogram.ocrcleanup.icu.IcuCharsetGuess;
import org.stenogram.ocrcleanup.lingua.LinguaLanguageGuess;
import org.stenogram.ocrcleanup.morfologik.WordLists;
import org.stenogram.ocrcleanup.pdfbox.PdfProcess;
import org.stenogram.ocrcleanup.pdfbox.ScannedPdf;
import org.stenogram.ocrcleanup.rules.RuleChain;
import org.stenogram.ocrcleanup.rules.StandardRules;
import org.stenogram.ocrcleanup.tesseract.Tesseract;
import org.stenogram.stageruntime.Rejection;

/// All that this service does to one original, without broker or bucket: bytes in, cleaned text or a
/// reason out. The command line's `convert` uses it, too.
public final class Cleanup {

    /// 20 MiB of UTF-8.
    public static final int MAX_TEXT_BYTES = 20 << 20;

    private final OriginalText originals;
    private final LanguageRules rules;

    /// @param originals takes the text out of the bytes
    /// @param rules cleans it
    public Cleanup(OriginalText originals, LanguageRules rules) {
        this.originals = originals;
        this.rules = rules;
    }

    /// The languages that images are read in, as Tesseract calls them.
    public static final String OCR_LANGUAGES = "eng";

    /// The readers and rules that this service ships, and the largest text that one document may
    /// have.
    public static Cleanup standard() {
        return reading(MAX_TEXT_BYTES, OCR_LANGUAGES, HunspellFolder.USUAL);
    }

    /// The same with other limits.
    ///
    /// @param maxTextBytes the longest text, in bytes of UTF-8
    /// @param ocrLanguages that images are read in, as Tesseract calls them, joined by a plus
    /// @param dictionaries folders with Hunspell dictionaries, joined by colons
    public static Cleanup reading(int maxTextBytes, String ocrLanguages, String dictionaries) {
        HunspellFolder others = new HunspellFolder(dictionaries);
        Tesseract images = new Tesseract(Tesseract.Settings.standard(ocrLanguages));
        return new Cleanup(
                new OriginalText(
                        new PlainText(new IcuCharsetGuess(), maxTextBytes),
                        Map.of(
                                Format.HTML, new ReaderProcess(Format.HTML),
                                Format.HOCR, new ReaderProcess(Format.HOCR),
                                Format.ALTO, new ReaderProcess(Format.ALTO),
                                Format.PAGE_XML, new ReaderProcess(Format.PAGE_XML),
                                Format.DOCX, new ReaderProcess(Format.DOCX),
                                Format.IMAGE, images,
                                Format.PDF,
                                        new ScannedPdf(new PdfProcess(PdfProcess.STANDARD), images, PdfProcess.SCANS))),
                new LanguageRules(
                        new LinguaLanguageGuess(),
                        StandardRules.chain(),
                        tag -> WordLists.of(tag).or(() -> others.of(tag))));
    }

    /// Reads and cleans an original.
    ///
    /// @param mediaType as far as the name and the first bytes tell: `text/plain`
    public Result clean(byte[] bytes, String mediaType) {
        return switch (originals.extract(bytes, mediaType)) {
            case Extracted.Unreadable unreadable -> new Refused(rejection(unreadable));
            case Extracted.Text text -> new Cleaned(cleaned(text));
        };
    }

    /// Originals with more bytes than this are refused; they need not be read.
    public long maxBytes() {
        return originals.maxBytes();
    }

    private CleanedText cleaned(Extracted.Text extracted) {
        Optional<String> language = rules.languageOf(extracted.text());
        Optional<LanguageRules.Known> known = language.flatMap(rules::of);
        RuleChain chain = known.map(LanguageRules.Known::rules).orElse(rules.safe());
        RuleChain.Cleaned result = chain.clean(extracted.text(), extracted.recorded());
        int characters = extracted.text().codePointCount(0, extracted.text().length());
        return new CleanedText(
                new Extraction(extracted.method(), extracted.charset(), characters),
                result.text(),
                result.ledger().edits(),
                result.pages(),
                language.orElse(null),
                QualitySignals.of(extracted, result, known.map(LanguageRules.Known::language)));
    }

    private static Rejection rejection(Extracted.Unreadable unreadable) {
        return new Rejection(unreadable.code(), unreadable.reason(), unreadable.action(), false);
    }

    /// What became of an original.
    public sealed interface Result {}

    /// It was read and cleaned.
    public record Cleaned(CleanedText text) implements Result {}

    /// It cannot be read, and this is why.
    public record Refused(Rejection rejection) implements Result {}
}

package org.stenogram.ocrcleanup;

import java.util.Map;
import java.util.Optional;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.Extraction;
import org.stenogram.ocrcleanup.extraction.Extracted;
import org.stenogram.ocrcleanup.extraction.PlainText;
import org.stenogram.ocrcleanup.icu.IcuCharsetGuess;
import org.stenogram.ocrcleanup.lingua.LinguaLanguageGuess;
import org.stenogram.ocrcleanup.morfologik.MorfologikLexicon;
import org.stenogram.ocrcleanup.rules.RuleChain;
import org.stenogram.ocrcleanup.rules.StandardRules;
import org.stenogram.ocrcleanup.words.LetterModel;
import org.stenogram.stageruntime.Rejection;

/// All that this service does to one original, without broker or bucket: bytes in, cleaned text or a reason out.
/// The command line's `convert` uses it, too.
public final class Cleanup {

    /// 20 MiB of UTF-8.
    public static final int MAX_TEXT_BYTES = 20 << 20;

    private final PlainText plainText;
    private final LanguageRules rules;

    /// @param plainText takes the text out of the bytes
    /// @param rules cleans it
    public Cleanup(PlainText plainText, LanguageRules rules) {
        this.plainText = plainText;
        this.rules = rules;
    }

    /// The readers and rules that this service ships, and the largest text that one document may have.
    public static Cleanup standard() {
        return reading(MAX_TEXT_BYTES);
    }

    /// The same with another limit.
    ///
    /// @param maxTextBytes the longest text, in bytes of UTF-8
    public static Cleanup reading(int maxTextBytes) {
        RuleChain english = StandardRules.chain(MorfologikLexicon.english(), LetterModel.of("en"));
        return new Cleanup(
                new PlainText(new IcuCharsetGuess(), maxTextBytes),
                new LanguageRules(new LinguaLanguageGuess(), StandardRules.chain(), Map.of("en", english)));
    }

    /// Reads and cleans an original.
    ///
    /// @param mediaType as far as the name and the first bytes tell: `text/plain`
    public Result clean(byte[] bytes, String mediaType) {
        return switch (plainText.extract(bytes, mediaType)) {
            case Extracted.Unreadable unreadable -> new Refused(rejection(unreadable));
            case Extracted.Text text -> new Cleaned(cleaned(text));
        };
    }

    /// Originals with more bytes than this are refused; they need not be read.
    public long maxBytes() {
        return plainText.maxBytes();
    }

    private CleanedText cleaned(Extracted.Text extracted) {
        Optional<String> language = rules.guess().guess(extracted.text());
        RuleChain.Cleaned result = rules.of(language).clean(extracted.text(), extracted.recorded());
        int characters = CodePoints.of(extracted.text()).count();
        return new CleanedText(
                new Extraction(extracted.method(), extracted.charset(), characters),
                result.text(),
                result.ledger().edits(),
                result.pages(),
                language.orElse(null),
                QualitySignals.of(characters, result));
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

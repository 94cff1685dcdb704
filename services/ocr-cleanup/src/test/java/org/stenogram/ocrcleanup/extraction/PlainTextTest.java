package org.stenogram.ocrcleanup.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.ocrcleanup.icu.IcuCharsetGuess;

final class PlainTextTest {

    private static final String WESTERN = """
            Procès-verbal de la séance du 14 mars 1961. Présents : M. Léger, président ; Mme Güntürk, secrétaire.
            M. Léger déclare que la drague a été achetée à Brême ; les délégués demandent à être informés dès l’été.
            """;
    private static final String CYRILLIC = """
            Стенограмма заседания правления от 14 марта 1961 года. Присутствовали: товарищ Иванов и товарищ Петрова.
            Иванов: Мы получили письмо о покупке землечерпалки и должны ответить на него до конца месяца.
            """;
    private static final String GREEK = """
            Πρακτικά της συνεδρίασης της επιτροπής του λιμένος. Παρόντες: ο πρόεδρος και ο γραμματεύς της επιτροπής.
            Ο πρόεδρος είπε ότι η βυθοκόρος αγοράστηκε και ότι τα μέλη πρέπει να ενημερωθούν πριν από το καλοκαίρι.
            """;

    private final PlainText reader = new PlainText(new IcuCharsetGuess(), 100_000);

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aByteOrderMarkNamesTheCharsetAndStaysInTheText(String charset) {
        String text = "\ufeff" + WESTERN + CYRILLIC;
        Extracted.Text extracted = read(text.getBytes(Charset.forName(charset)));

        assertThat(extracted.text()).isEqualTo(text);
        assertThat(extracted.charset()).isEqualTo(charset);
        assertThat(extracted.recorded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void unicodeIsKnownWithoutAMark(String charset) {
        Extracted.Text extracted = read(WESTERN.getBytes(Charset.forName(charset)));

        assertThat(extracted.text()).isEqualTo(WESTERN);
        assertThat(extracted.charset()).isEqualTo(charset);
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, western", "windows-1251, cyrillic", "KOI8-R, cyrillic", "ISO-8859-7, greek"})
    void oneByteCharsetsAreGuessedFromTheirLetters(String charset, String language) {
        String text = switch (language) {
            case "western" -> WESTERN;
            case "cyrillic" -> CYRILLIC;
            default -> GREEK;
        };
        assertThat(read(text.getBytes(Charset.forName(charset))).text()).isEqualTo(text);
    }

    @Test
    void whatNobodyCanGuessIsReadAsWindows1252() {
        Extracted.Text extracted = read(new byte[] {'4', '5', ' ', (byte) 0x80, ' ', (byte) 0x96, ' ', '5', '0'});

        assertThat(extracted.text()).isEqualTo("45 € – 50");
        assertThat(extracted.charset()).isEqualTo("windows-1252");
    }

    @Test
    void aBrokenByteInUtf8IsMarkedAndRecorded() {
        byte[] bytes = WESTERN.getBytes(StandardCharsets.UTF_8);
        int accent = WESTERN.indexOf('è');
        bytes[accent] = 'x';
        Extracted.Text extracted = read(bytes);

        assertThat(extracted.charset()).isEqualTo("UTF-8");
        assertThat(extracted.text()).startsWith("Procx\ufffds-verbal");
        assertThat(extracted.recorded())
                .containsExactly(new Edit(
                        "mark-unreadable",
                        1,
                        accent + 1,
                        accent + 2,
                        "\ufffd",
                        "\ufffd",
                        "no character of UTF-8: bytes a8"));
    }

    @Test
    void nulIsMarkedAndRecorded() {
        Extracted.Text extracted = read("Mr. Calder:\0 Aye.".getBytes(StandardCharsets.UTF_8));

        assertThat(extracted.text()).isEqualTo("Mr. Calder:\ufffd Aye.");
        assertThat(extracted.recorded())
                .extracting(Edit::reason)
                .containsExactly("NUL stood here, which text cannot hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void loneSurrogatesAreMarkedAndRecorded(String charset) {
        boolean little = charset.endsWith("LE");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (char c : "\ufeffA \ud83d B \ude00 C 😀".toCharArray()) {
            bytes.write(little ? c : c >> 8);
            bytes.write(little ? c >> 8 : c);
        }
        Extracted.Text extracted = read(bytes.toByteArray());

        assertThat(extracted.text()).isEqualTo("\ufeffA \ufffd B \ufffd C 😀");
        assertThat(extracted.recorded()).extracting(Edit::start).containsExactly(3, 7);
    }

    @Test
    void theOffsetsOfWhatWasRecordedCountCodePoints() {
        Extracted.Text extracted = read("😀😀\0".getBytes(StandardCharsets.UTF_8));

        assertThat(extracted.recorded()).extracting(Edit::start).containsExactly(2);
    }

    @Test
    void randomBytesNamedLikeATextAreNoText() {
        byte[] bytes = new byte[4096];
        new Random(7).nextBytes(bytes);
        bytes[0] = 'M';

        assertThat(refused(bytes, "text/plain").code()).isEqualTo("not-text");
    }

    @Test
    void aProgramNamedLikeATextIsNoText() {
        byte[] bytes = new byte[2048];
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 0, bytes, 0, 7);

        assertThat(refused(bytes, "text/plain").code()).isEqualTo("not-text");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, %PDF-1.7, a PDF document",
        "text/plain, {\\rtf1\\ansi Hello, a Rich Text document",
        "text/plain, GIF89a, a GIF image",
        "application/vnd.oasis.opendocument.text, anything, an Office document",
    })
    void otherFormatsAreNamedInTheRefusal(String mediaType, String start, String name) {
        Extracted.Unreadable refused = refused(start.getBytes(StandardCharsets.ISO_8859_1), mediaType);

        assertThat(refused.code()).isEqualTo("unsupported-format");
        assertThat(refused.reason()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\r\n", "\ufeff", "\u00a0\u2003\n"})
    void aFileOfWhiteSpaceHoldsNoText(String text) {
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8), "text/plain").code())
                .isEqualTo("no-text");
    }

    @Test
    void aTextAsLongAsAllowedIsReadAndOneByteMoreIsNot() {
        byte[] longest = "a".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        byte[] longer = "a".repeat(100_001).getBytes(StandardCharsets.UTF_8);

        assertThat(read(longest).text()).hasSize(100_000);
        assertThat(refused(longer, "text/plain").code()).isEqualTo("too-large");
    }

    @Test
    void theLimitCountsUtf8WhateverTheFileIsWrittenIn() {
        byte[] bytes = ("\ufeff" + "я".repeat(60_000)).getBytes(StandardCharsets.UTF_16LE);

        assertThat(refused(bytes, "text/plain").code()).isEqualTo("too-large");
    }

    private Extracted.Text read(byte[] bytes) {
        Extracted extracted = reader.extract(bytes, "text/plain");
        assertThat(extracted).isInstanceOf(Extracted.Text.class);
        return (Extracted.Text) extracted;
    }

    private Extracted.Unreadable refused(byte[] bytes, String mediaType) {
        Extracted extracted = reader.extract(bytes, mediaType);
        assertThat(extracted).isInstanceOf(Extracted.Unreadable.class);
        return (Extracted.Unreadable) extracted;
    }
}

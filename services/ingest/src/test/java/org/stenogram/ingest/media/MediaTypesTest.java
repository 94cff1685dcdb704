package org.stenogram.ingest.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

    @ParameterizedTest
    @CsvSource({
        "a.txt, 255044462d312e37, application/pdf",
        "a.pdf, 89504e470d0a1a0a00, image/png",
        "a, ffd8ffe0, image/jpeg",
        "a, 49492a0008, image/tiff",
        "a, 4d4d002a00, image/tiff",
        "a.docx, 504b030414, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a.DOCX, 504b030414, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a.txt, 504b030414, application/zip",
        "a.doc, d0cf11e0a1b11ae1, application/msword",
        "a.txt, 1f8b08, application/gzip",
    })
    void bytesWinOverNames(String name, String hex, String type) {
        assertThat(MediaTypes.of(name, HexFormat.of().parseHex(hex))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, MINUTES of a meeting, text/plain",
        "a, MINUTES of a meeting, text/plain",
        "a.pdf, MINUTES of a meeting, text/plain",
        "a.md, # MINUTES, text/markdown",
        "a.csv, 'name,date', text/csv",
        "a.txt, <!DOCTYPE html><html>, text/html",
        "a.txt, '  <HTML lang=\"en\">', text/html",
        "a.txt, '<?xml version=\"1.0\"?><alto/>', application/xml",
        "a.xml, '<?xml version=\"1.0\"?><html/>', application/xhtml+xml",
        "a.xml, <alto/>, application/xml",
    })
    void namesRefineWhatBytesLeaveOpen(String name, String text, String type) {
        assertThat(MediaTypes.of(name, text.getBytes(UTF_8))).isEqualTo(type);
    }

    @Test
    void textIsTextInWhateverCharsetTheNameAllows() {
        assertThat(MediaTypes.of("a", "Sitzung".getBytes(UTF_16))).isEqualTo("text/plain");
        assertThat(MediaTypes.of("a", "\uFEFF<html>".getBytes(UTF_8))).isEqualTo("text/html");
        assertThat(MediaTypes.of("a.txt", "Protokoll über".getBytes(ISO_8859_1)))
                .isEqualTo("text/plain");
        assertThat(MediaTypes.of("a.bin", "Protokoll über".getBytes(ISO_8859_1)))
                .isEqualTo("application/octet-stream");
    }

    @Test
    void bytesThatNoTextHasAreNotTextWhateverTheName() {
        assertThat(MediaTypes.of("a.txt", new byte[] {'a', 0, 'b'})).isEqualTo("application/octet-stream");
    }

    @Test
    void aCharacterCutOffAtTheEndOfTheHeadIsNoFault() {
        byte[] head = "é".repeat(MediaTypes.HEAD).getBytes(UTF_8);
        byte[] odd = new byte[MediaTypes.HEAD];
        System.arraycopy(head, 0, odd, 1, MediaTypes.HEAD - 1);
        odd[0] = 'x';

        assertThat(MediaTypes.of("a", odd)).isEqualTo("text/plain");
    }

    @Test
    void anEmptyHeadIsText() {
        assertThat(MediaTypes.of("a", new byte[0])).isEqualTo("text/plain");
    }
}

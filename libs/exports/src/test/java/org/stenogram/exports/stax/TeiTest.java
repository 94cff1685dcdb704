package org.stenogram.exports.stax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.Samples;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class TeiTest {

    private static final Path SCHEMA = Path.of(Objects.requireNonNull(System.getProperty("stenogram.root")))
            .resolve("../shared/data/schemas/parla-clarin.rng");

    @Test
    void minutesAreValidParlaClarin() throws Exception {
        assertValid(Samples.minutes());
    }

    @Test
    void aDocumentWithoutAnythingIsValid() throws Exception {
        assertValid(Samples.empty());
    }

    @Test
    void aDocumentThatIsInNoArchiveIsValid() throws Exception {
        assertValid(Samples.unarchived());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverTheTextsHoldTheDocumentIsValid(long seed) throws Exception {
        assertValid(Samples.hostile(new Random(seed)));
    }

    @Test
    void eachSpeechNamesItsSpeakerAndKeepsItsWords() throws Exception {
        Document tei = parsed(written(Samples.minutes()));

        Element speech =
                (Element) tei.getElementsByTagNameNS(Tei.NAMESPACE, "u").item(0);
        assertThat(speech.getAttribute("who")).isEqualTo("#person-1");
        assertThat(speech.getTextContent()).isEqualTo(": The commission has heard <the report> & \ud83d\udea2.\n\n");
        Element person =
                (Element) tei.getElementsByTagNameNS(Tei.NAMESPACE, "person").item(0);
        assertThat(person.getAttribute("xml:id")).isEqualTo("person-1");
        assertThat(person.getTextContent()).contains("A. Calder", "Chairman");
    }

    private static String written(ExportedDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Tei.write(document, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertValid(ExportedDocument document) throws Exception {
        String xml = written(document);
        parsed(xml);
        assumeTrue(Files.exists(SCHEMA), "the schema of Parla-CLARIN is not on this machine: " + SCHEMA);
        assertThatCode(() -> validator().validate(new StreamSource(new StringReader(xml))))
                .as(xml)
                .doesNotThrowAnyException();
    }

    /// Jing, which is no part of the JDK.
    private static Validator validator() throws SAXException {
        return SchemaFactory.newInstance(
                        XMLConstants.RELAXNG_NS_URI,
                        "com.thaiopensource.relaxng.jaxp.XMLSyntaxSchemaFactory",
                        TeiTest.class.getClassLoader())
                .newSchema(SCHEMA.toFile())
                .newValidator();
    }
}

package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gdcc.xoai.model.oaipmh.Granularity;
import io.gdcc.xoai.model.oaipmh.results.Record;
import io.gdcc.xoai.model.oaipmh.results.Set;
import io.gdcc.xoai.model.oaipmh.results.record.Header;
import io.gdcc.xoai.serviceprovider.ServiceProvider;
import io.gdcc.xoai.serviceprovider.client.OAIClient;
import io.gdcc.xoai.serviceprovider.model.Context;
import io.gdcc.xoai.serviceprovider.parameters.GetRecordParameters;
import io.gdcc.xoai.serviceprovider.parameters.ListIdentifiersParameters;
import io.gdcc.xoai.serviceprovider.parameters.ListRecordsParameters;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stenogram.query.http.ArchiveRows.Doc;

/// The harvester is the one of xoai, which knows nothing of us.
class OaiApiIT extends SharedArchive {

    private static final Instant STAMPED = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void aHarvesterGetsEachDocumentOnceOverAllParts() throws Exception {
        fill(120);

        List<String> identifiers = new ArrayList<>();
        harvester()
                .listIdentifiers(ListIdentifiersParameters.request().withMetadataPrefix("oai_dc"))
                .forEachRemaining(header -> identifiers.add(header.getIdentifier()));
        List<Record> records =
                all(harvester().listRecords(ListRecordsParameters.request().withMetadataPrefix("oai_dc")));

        assertThat(identifiers).hasSize(120).doesNotHaveDuplicates();
        assertThat(records)
                .extracting(record -> record.getHeader().getIdentifier())
                .isEqualTo(identifiers);
        assertThat(records.getFirst().getMetadata().asUnparsedString())
                .contains("Minutes &lt;0&gt; &amp; more", "<dc:contributor>Enver Hoxha</dc:contributor>");
    }

    @Test
    void whatIsAskedForByTimeAndSetIsAllThatComes() throws Exception {
        fill(20);

        assertThat(all(harvester().listSets()))
                .extracting(Set::getSpec)
                .containsExactlyInAnyOrder("even", "odd!2C!20too");
        assertThat(headers(ListIdentifiersParameters.request()
                        .withMetadataPrefix("tei")
                        .withFrom(STAMPED.plusSeconds(5))
                        .withUntil(STAMPED.plusSeconds(8))))
                .extracting(Header::getDatestamp)
                .containsExactly(
                        STAMPED.plusSeconds(5), STAMPED.plusSeconds(6), STAMPED.plusSeconds(7), STAMPED.plusSeconds(8));
        assertThat(headers(ListIdentifiersParameters.request()
                        .withMetadataPrefix("oai_dc")
                        .withSetSpec("odd!2C!20too")))
                .hasSize(10)
                .allSatisfy(header -> assertThat(header.getSetSpecs()).containsExactly("odd!2C!20too"));
    }

    @Test
    void teiComesWholeAndAFewAtATime() throws Exception {
        fill(12);

        List<Record> records =
                all(harvester().listRecords(ListRecordsParameters.request().withMetadataPrefix("tei")));

        assertThat(records)
                .hasSize(12)
                .allSatisfy(record -> assertThat(record.getMetadata().asUnparsedString())
                        .contains("http://www.tei-c.org/ns/1.0", "gold watches", "who=\"#person-"));
        Record one = harvester()
                .getRecord(GetRecordParameters.request()
                        .withIdentifier("urn:uuid:" + ArchiveRows.id("d3.txt"))
                        .withMetadataFormatPrefix("tei"));
        assertThat(one.getMetadata().asUnparsedString())
                .isEqualTo(records.get(3).getMetadata().asUnparsedString());
    }

    @Test
    void aDocumentThatIsRunAgainDuringAHarvestComesAgainAtItsEnd() throws Exception {
        fill(105);
        Iterator<Header> harvest =
                harvester().listIdentifiers(ListIdentifiersParameters.request().withMetadataPrefix("oai_dc"));
        String first = harvest.next().getIdentifier();

        rows.secondEdition("d0.txt", "Entirely new words.");
        rows.execute(
                """
                INSERT INTO archive.event (event_id, type, source, document_id, run_id, occurred_at, feed_position, stamped_at, data)
                VALUES (?, 'org.stenogram.document.archived.v1', '/stenogram/storage', ?, ?, now(), 1000, ?, '{}')
                """,
                UUID.randomUUID(),
                ArchiveRows.id("d0.txt"),
                ArchiveRows.id("second run of d0.txt"),
                STAMPED.plusSeconds(1000));
        List<String> rest = new ArrayList<>();
        harvest.forEachRemaining(header -> rest.add(header.getIdentifier()));

        assertThat(rest).hasSize(105).last().isEqualTo(first);
    }

    @Test
    void aWithdrawnDocumentIsADeletedRecordWithoutAnythingThatItSaid() throws Exception {
        fill(3);
        UUID document = ArchiveRows.id("d1.txt");
        rows.withdraw("d1.txt");
        rows.execute("""
                INSERT INTO archive.event (event_id, type, source, document_id, occurred_at, feed_position, stamped_at, data)
                VALUES (?, 'org.stenogram.document.withdrawn.v1', '/stenogram/storage', ?, now(), 1000, ?, '{}')
                """, UUID.randomUUID(), document, STAMPED.plusSeconds(1000));

        List<Record> records =
                all(harvester().listRecords(ListRecordsParameters.request().withMetadataPrefix("tei")));

        assertThat(records).extracting(record -> record.getHeader().isDeleted()).containsExactly(false, false, true);
        assertThat(records.getLast().getHeader().getIdentifier()).isEqualTo("urn:uuid:" + document);
        assertThat(query.get("/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=urn:uuid:" + document)
                        .body())
                .contains("status=\"deleted\"")
                .doesNotContain("<metadata>", "Minutes");
        assertThat(query.get("/oai?verb=Identify").body()).contains("<deletedRecord>persistent</deletedRecord>");
    }

    @Test
    void theArchiveIntroducesItself() {
        fill(1);

        var identify = harvester().identify();

        assertThat(identify.getBaseURL()).isEqualTo(query.at("/oai").toString());
        assertThat(identify.getGranularity()).isEqualTo(Granularity.Second);
        assertThat(identify.getEarliestDatestamp()).isEqualTo(STAMPED);
        assertThat(query.get("/oai?verb=ListMetadataFormats").body())
                .contains("<metadataPrefix>oai_dc</metadataPrefix>", "<metadataPrefix>tei</metadataPrefix>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                                    | badVerb
            verb=Steal                                                            | badVerb
            verb=Identify&verb=Identify                                           | badVerb
            verb=Identify&set=x                                                   | badArgument
            verb=ListRecords                                                      | badArgument
            verb=ListRecords&metadataPrefix=                                      | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&from=yesterday                 | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-31                | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-02&until=2026-03-01 | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-02&until=2026-03-03T00:00:00Z | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&from=%00                       | badArgument
            verb=ListRecords&metadataPrefix=marc                                  | cannotDisseminateFormat
            verb=ListRecords&metadataPrefix=oai_dc&set=none                       | noRecordsMatch
            verb=ListRecords&metadataPrefix=oai_dc&set=a!b                        | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&until=1999-12-31               | noRecordsMatch
            verb=ListRecords&resumptionToken=abc                                  | badResumptionToken
            verb=ListRecords&resumptionToken=abc&metadataPrefix=oai_dc            | badArgument
            verb=GetRecord&metadataPrefix=oai_dc                                  | badArgument
            verb=GetRecord&metadataPrefix=oai_dc&identifier=x                     | idDoesNotExist
            verb=GetRecord&metadataPrefix=oai_dc&identifier=urn:uuid:00000000-0000-0000-0000-000000000000 | idDoesNotExist
            verb=ListMetadataFormats&identifier=x                                 | idDoesNotExist
            verb=ListSets&resumptionToken=x                                       | badResumptionToken
            """)
    void anErrorIsSaidInTheProtocolsOwnWords(String arguments, String code) {
        fill(1);

        String address = query.get("/oai?" + arguments.strip()).body();
        String form = query.send(
                        "POST",
                        "/oai",
                        BodyPublishers.ofString(arguments.strip()),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .body();

        assertThat(address).contains("<error code=\"" + code + "\">");
        assertThat(form).contains("<error code=\"" + code + "\">");
    }

    /// The schemas are the protocol's and lie in no package that could be had; docs/validation.md
    /// says where to get them.
    @Test
    @EnabledIfSystemProperty(
            named = "stenogram.schemas",
            matches = ".+",
            disabledReason =
                    "-Dstenogram.schemas names no folder with OAI-PMH.xsd, oai_dc.xsd and simpledc20021212.xsd")
    void everyAnswerFitsTheProtocolsSchema() throws Exception {
        Path folder = Path.of(System.getProperty("stenogram.schemas"));
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new Source[] {
                    new StreamSource(folder.resolve("OAI-PMH.xsd").toFile()),
                    new StreamSource(folder.resolve("oai_dc.xsd").toFile())
                })
                .newValidator();
        fill(120);
        rows.withdraw("d1.txt");
        String record = "/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=urn:uuid:";
        List<String> addresses = new ArrayList<>(List.of(
                "/oai?verb=Identify",
                "/oai?verb=ListMetadataFormats",
                "/oai?verb=ListSets",
                "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc&set=even&from=2026-03-01&until=2026-03-31",
                "/oai?verb=ListIdentifiers&metadataPrefix=tei",
                "/oai?verb=ListRecords&metadataPrefix=oai_dc",
                record + ArchiveRows.id("d0.txt"),
                record + ArchiveRows.id("d1.txt"),
                record + "nobody",
                "/oai",
                "/oai?verb=Steal",
                "/oai?verb=Identify&set=x",
                "/oai?verb=ListRecords&metadataPrefix=marc",
                "/oai?verb=ListRecords&metadataPrefix=oai_dc&from=yesterday",
                "/oai?verb=ListRecords&metadataPrefix=oai_dc&set=none",
                "/oai?verb=ListRecords&resumptionToken=abc"));
        for (int i = 0; i < addresses.size(); i++) {
            String answer = query.get(addresses.get(i)).body();
            assertThatCode(() -> validator.validate(new StreamSource(new StringReader(answer))))
                    .as("%s: %s", addresses.get(i), answer)
                    .doesNotThrowAnyException();
            Matcher token = Pattern.compile("<resumptionToken[^>]*>([^<]+)<").matcher(answer);
            if (token.find()) {
                String verb = addresses.get(i).replaceAll(".*(verb=\\w+).*", "$1");
                addresses.add("/oai?%s&resumptionToken=%s"
                        .formatted(verb, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)));
            }
        }
        assertThat(addresses).as("with what tokens lead to").hasSizeGreaterThan(17);
    }

    @Test
    void anEmptyArchiveHasNoSetsAndNoRecords() {
        assertThat(query.get("/oai?verb=ListSets").body()).contains("noSetHierarchy");
        assertThat(query.get("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc").body())
                .contains("noRecordsMatch");
        assertThat(query.get("/oai?verb=Identify").body()).contains("<earliestDatestamp>");
    }

    private void fill(int documents) {
        for (int i = 0; i < documents; i++) {
            String file = "d" + i + ".txt";
            rows.document(new Doc(file)
                    .titled("Minutes <" + i + "> & more")
                    .in(i % 2 == 0 ? "even" : "odd, too")
                    .on("1959-06-06")
                    .says("Enver Hoxha", "Comrade Enver", "He gave them gold watches. "));
            rows.event(file, "org.stenogram.document.archived.v1", i);
        }
        rows.execute(
                "UPDATE archive.event SET stamped_at = ?::timestamptz + feed_position * interval '1 second'", STAMPED);
    }

    private ServiceProvider harvester() {
        return new ServiceProvider(new Context()
                .withOAIClient(OAIClient.newBuilder()
                        .withBaseUrl(query.at("/oai").toString())
                        .build())
                .withGranularity(Granularity.Second)
                .withSaveUnparsedMetadata());
    }

    private List<Header> headers(ListIdentifiersParameters parameters) throws Exception {
        return all(harvester().listIdentifiers(parameters));
    }

    private static <T> List<T> all(Iterator<T> items) {
        List<T> all = new ArrayList<>();
        items.forEachRemaining(all::add);
        return all;
    }
}

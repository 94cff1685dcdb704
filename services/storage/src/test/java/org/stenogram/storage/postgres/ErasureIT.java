package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.storage.Sample;
import org.stenogram.storage.bucket.OriginalRemoval;

/// What an administrator erases is gone, that it was there is kept, and nothing brings it back.
class ErasureIT {

    private static final Instant ERASED_AT = Instant.parse("1959-09-01T09:00:00Z");
    private static final List<String> SECRETS = List.of(
            "dredger", "trawler", "zeppelin", "Mira", "Kola", "Prifti", "Minutes of june", "Tirana", "Ann Baker");

    private static final String TABLES = "SELECT table_schema || '.' || table_name FROM information_schema.tables"
            + " WHERE table_schema IN ('archive', 'desk') AND table_type = 'BASE TABLE'";

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    @TempDir
    Path folder;

    private final Sample june = Sample.of("june.txt").withWords("The dredger is late.");
    private final Sample again = june.reprocessed("second");
    private final Sample replaced =
            june.withRun("other").withWords("The zeppelin is early.").withOpenedAt("1959-07-07T09:00:00Z");
    private final Sample kept = Sample.of("july.txt").withWords("The harbour is frozen.");

    @Test
    void everyTextOfAllVersionsAndEditionsIsGoneAndTheTombstoneStays() {
        archive.applyAll(story());
        assertThat(holding(SECRETS)).containsAll(List.of("dredger", "trawler", "zeppelin", "Mira", "Ann Baker"));

        archive.apply(request());

        assertThat(holding(SECRETS)).isEmpty();
        assertThat(archive.row("SELECT name, reason, withdrawn_by, erased_by, erased_at IS NOT NULL"
                        + " FROM archive.v_withdrawal"))
                .isEqualTo("june.txt|the family insists|r.ostrander|r.ostrander|t");
        assertThat(archive.rows("SELECT version_no, edition_no, length(body), title FROM archive.edition e"
                        + " JOIN archive.document d USING (document_id) WHERE d.name = 'june.txt' ORDER BY edition_no"))
                .containsExactly("1|1|0|null", "1|2|0|null", "2|3|0|null");
        assertThat(archive.rows("SELECT data ->> 'reason', data ->> 'erasedBy', data ->> 'name', is_outgoing"
                        + " FROM archive.event WHERE type LIKE '%document.erased%'"))
                .containsExactly("the family insists|r.ostrander|june.txt|t");
        assertThat(archive.row("SELECT is_withdrawn FROM (SELECT DISTINCT EXISTS (SELECT FROM archive.withdrawal w"
                        + " WHERE w.document_id = d.document_id) AS is_withdrawn FROM archive.document d"
                        + " WHERE d.name = 'june.txt') x"))
                .isEqualTo("t");
    }

    @Test
    void otherDocumentsAndTheirPeopleStayAsTheyAre() {
        archive.apply(kept.opening(), kept.segmented());
        String before = text("july.txt");
        archive.applyAll(story());

        archive.apply(request());

        assertThat(text("july.txt")).isEqualTo(before).contains("The harbour is frozen.");
        assertThat(archive.rows("SELECT name FROM archive.v_person ORDER BY name"))
                .containsExactly("Mira Kola", "Ndreu \\ Prifti");
        assertThat(holding(List.of("dredger", "trawler", "zeppelin", "Ann Baker")))
                .isEmpty();
    }

    @Test
    void whateverOrderTheTopicsAreReadInTheTextDoesNotComeBack() throws SQLException {
        List<PipelineEvent> events = new ArrayList<>(story());
        events.add(request());
        // Somebody had dropped the same bytes elsewhere: whichever of the two is stored first, holds them.
        Sample elsewhere = Sample.of("copy.txt").withWords(june.words()).withOpenedAt("1959-06-06T10:00:00Z");
        events.add(elsewhere.opening());
        events.add(elsewhere.segmented());
        Random random = new Random(20_261_129);
        for (int round = 0; round < 25; round++) {
            List<PipelineEvent> order = new ArrayList<>(events);
            order.addAll(events.subList(0, random.nextInt(events.size())));
            Collections.shuffle(order, random);
            archive.clear();
            for (int from = 0; from < order.size(); ) {
                int to = Math.min(order.size(), from + 1 + random.nextInt(4));
                archive.applyAll(order.subList(from, to));
                from = to;
            }

            assertThat(holding(SECRETS)).as("round %d: %s", round, order).isEmpty();
            assertThat(archive.row("SELECT count(*) FROM archive.v_document"))
                    .as("round %d", round)
                    .isEqualTo("0");
            assertThat(archive.rows("SELECT state, count(*) FROM archive.run GROUP BY 1 ORDER BY 1"))
                    .as("round %d", round)
                    .allMatch(row -> row.startsWith("archived") || row.startsWith("duplicate"));
            assertThat(archive.rows("SELECT name FROM archive.v_withdrawal WHERE erased_at IS NOT NULL"))
                    .as("round %d", round)
                    .contains("june.txt");
        }
    }

    @Test
    void aRestoreAndANewCorrectionChangeNothing() {
        archive.applyAll(story());
        archive.apply(request());

        archive.apply(amended(new Correction.Restore(), 90), speaker("Ann Baker", 91), again.segmented());

        assertThat(archive.row("SELECT count(*) FROM archive.v_document")).isEqualTo("0");
        assertThat(archive.row("SELECT count(*) FROM archive.v_withdrawal")).isEqualTo("1");
        assertThat(holding(SECRETS)).isEmpty();
    }

    @Test
    void whatIsDroppedThereLaterFailsWithItsReasonAndTheSameBytesElsewhereToo() {
        archive.applyAll(story());
        archive.apply(request());
        Sample later = june.withRun("later").withWords("A zeppelin again.").withOpenedAt("1959-10-10T09:00:00Z");
        Sample elsewhere = Sample.of("copy.txt").withWords(june.words()).withOpenedAt("1959-10-11T09:00:00Z");

        archive.apply(later.opening(), later.segmented(), elsewhere.segmented(), elsewhere.opening());

        assertThat(archive.rows("SELECT a.name, a.state, f.code FROM archive.arrival a"
                        + " JOIN archive.failure f ON f.run_id = a.arrival_id ORDER BY a.name"))
                .containsExactly("copy.txt|failed|erased", "june.txt|failed|erased");
        assertThat(holding(SECRETS)).isEmpty();
    }

    @Test
    void theObjectsLeaveTheBucketAndLeaveItAgainWhenTheyComeBack() throws Exception {
        FolderBucket bucket = new FolderBucket("test", folder);
        for (Sample sample : List.of(june, replaced, kept)) {
            bucket.put(sample.original().objectKey(), new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)));
        }
        archive.apply(kept.opening(), kept.segmented());
        archive.applyAll(story());
        archive.apply(request());

        remove(bucket);

        assertThat(bucket.stat(june.original().objectKey())).isEmpty();
        assertThat(bucket.stat(replaced.original().objectKey())).isEmpty();
        assertThat(bucket.stat(kept.original().objectKey())).isPresent();

        bucket.put(june.original().objectKey(), new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)));
        Sample later = Sample.of("copy.txt").withWords(june.words()).withOpenedAt("1959-10-11T09:00:00Z");
        archive.apply(later.segmented());
        archive.apply(later.opening());
        remove(bucket);

        assertThat(bucket.stat(june.original().objectKey())).isEmpty();
        assertThat(archive.rows("SELECT count(*) FROM archive.erased_original WHERE removed_at IS NULL"))
                .containsExactly("0");
    }

    @Test
    void whatStaffDidStaysInTheLogWithoutTheWords() throws SQLException {
        archive.applyAll(story());
        archive.execute("INSERT INTO desk.activity (who, action, subject, document_id, was, became, reason) VALUES"
                + " ('i.calder', 'corrected the text', 'june.txt', '" + june.documentId() + "', NULL, 'trawler', ''),"
                + " ('i.calder', 'withdrew the document', 'june.txt', '" + june.documentId()
                + "', NULL, 'withdrawn', 'the family asked')");

        archive.apply(request());

        assertThat(archive.rows("SELECT action, became FROM desk.activity ORDER BY activity_id"))
                .containsExactly("corrected the text|null", "withdrew the document|withdrawn");
    }

    @Test
    void whatARunWouldHaveChangedIsForgotten() throws SQLException {
        archive.applyAll(story());
        UUID rerunId = new UUID(7, 7);
        archive.execute("INSERT INTO desk.rerun (rerun_id, choice, made_by, documents) VALUES ('" + rerunId
                + "', 'which=archived', 'i.calder', 2)");
        for (Sample sample : List.of(june, kept)) {
            archive.execute("INSERT INTO desk.rerun_sample (rerun_id, document_id, run_id, difference) VALUES ('"
                    + rerunId + "', '" + sample.documentId() + "', gen_random_uuid(), '{\"snippet\":\"zeppelin\"}')");
        }

        archive.apply(request());

        assertThat(archive.rows("SELECT document_id FROM desk.rerun_sample"))
                .containsExactly(kept.documentId().toString());
    }

    /// A document with two versions, three editions and corrections, and its withdrawal.
    private List<PipelineEvent> story() {
        return List.of(
                june.opening(),
                june.cleaned(),
                june.segmented(),
                again.opening(),
                again.segmented(),
                speaker("Ann Baker", 1),
                amended(new Correction.EditText(june.at("dredger"), "trawler"), 2),
                replaced.opening(),
                replaced.segmented(),
                amended(new Correction.Withdraw(), 10));
    }

    private ErasureRequested request() {
        return new ErasureRequested(
                june.documentId(),
                june.runId(),
                new UUID(9, 9),
                List.of(june.original().sha256(), replaced.original().sha256()),
                "the family insists",
                "r.ostrander",
                ERASED_AT);
    }

    /// Those of some words that any row of any table of the archive or the desk has.
    private List<String> holding(List<String> words) {
        StringBuilder all = new StringBuilder();
        try (Connection connection = archive.open()) {
            for (String table : ArchiveFixture.rows(connection, TABLES)) {
                ArchiveFixture.rows(connection, "SELECT t::text FROM " + table + " t")
                        .forEach(all::append);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        List<String> found =
                words.stream().filter(word -> all.indexOf(word) >= 0).toList();
        return found;
    }

    private String text(String name) {
        return archive.rows("SELECT * FROM archive.v_segment WHERE name = '" + name + "' ORDER BY ordinal")
                .toString();
    }

    private void remove(FolderBucket bucket) throws SQLException {
        try (Connection connection = archive.open()) {
            connection.setAutoCommit(false);
            ErasedOriginals.remove(connection, new OriginalRemoval(bucket));
            connection.commit();
        }
    }

    private DocumentAmended speaker(String name, int second) {
        return amended(june.speaker(name), second);
    }

    private DocumentAmended amended(Correction correction, int second) {
        return june.amended(
                correction, second, Instant.parse("1959-08-07T09:00:00Z").plusSeconds(second));
    }
}

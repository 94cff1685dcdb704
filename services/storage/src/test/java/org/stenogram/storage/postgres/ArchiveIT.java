package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.storage.Sample;

/// What stands in the tables after events were applied, one batch at a time.
class ArchiveIT {

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    private final Sample june = Sample.of("june.txt");

    @Test
    void aReceivedFileWaits() {
        archive.apply(june.opening());

        assertThat(archive.row("SELECT state, name, sha256 IS NOT NULL FROM archive.v_arrival"))
                .isEqualTo("waiting|june.txt|t");
        assertThat(archive.row("SELECT dropped, waiting, closed_at FROM archive.v_batch"))
                .isEqualTo("1|1|null");
        assertThat(archive.row("SELECT state, is_reprocess FROM archive.v_run")).isEqualTo("waiting|f");
        assertThat(archive.rows("SELECT * FROM archive.v_document")).isEmpty();
    }

    @Test
    void aWholeRunIsArchivedWithItsSegmentsAndPeople() {
        archive.apply(june.opening());
        archive.apply(june.cleaned());
        archive.apply(june.segmented());

        assertThat(archive.row("SELECT name, edition_no, version_no, title, meeting_date, language, speeches, people,"
                        + " words FROM archive.v_document"))
                .isEqualTo("june.txt|1|1|Minutes of june.txt|1959-06-06|en|1|1|6");
        assertThat(archive.rows("SELECT ordinal, kind, speaker_label, speaker_name, start_offset, end_offset,"
                        + " original_start, original_end, page_label, body FROM archive.v_segment ORDER BY ordinal"))
                .containsExactly(
                        "1|heading|null|null|0|8|2|10|null|Minutes\n",
                        "2|speech|Comrade Mira Kola|Mira Kola|8|66|10|68|2|"
                                + "Comrade Mira Kola: The meetings were opened. Ask june.txt.");
        assertThat(archive.rows("SELECT local_id, name, offices, is_present FROM archive.v_edition_person ORDER BY 1"))
                .containsExactly("p1|Mira Kola|{\"Chair, \\\"first\\\"\"}|t", "p2|Ndreu \\ Prifti|{}|f");
        assertThat(archive.rows("SELECT p.name, a.alias FROM archive.v_person_alias a"
                        + " JOIN archive.v_person p USING (person_id) ORDER BY 1, 2"))
                .containsExactly(
                        "Mira Kola|Comrade Mira Kola", "Mira Kola|Mira Kola", "Ndreu \\ Prifti|Ndreu \\ Prifti");
        assertThat(archive.row("SELECT state FROM archive.v_arrival")).isEqualTo("archived");
    }

    @Test
    void aSearchFindsAnInflectedWord() {
        archive.apply(june.opening(), june.segmented());

        assertThat(archive.rows("SELECT ordinal FROM archive.v_segment WHERE is_current"
                        + " AND words @@ websearch_to_tsquery(search_config::regconfig, 'meeting opens')"))
                .containsExactly("2");
    }

    @Test
    void whatIsArchivedGoesOut() {
        archive.apply(june.opening(), june.segmented());

        assertThat(archive.row("SELECT type, source, is_outgoing, data->>'path', data->>'words', traceparent"
                        + " FROM archive.event WHERE is_outgoing"))
                .isEqualTo("org.stenogram.document.archived.v1|/stenogram/storage|t|/api/v1/documents/"
                        + june.documentId() + "|6|00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Test
    void theEventLogHoldsNoTexts() {
        archive.apply(june.opening(), june.cleaned(), june.segmented());

        assertThat(archive.rows("SELECT data::text FROM archive.event"))
                .hasSize(4)
                .noneMatch(data -> data.contains("meetings were opened"));
    }

    @Test
    void theSameEventsAgainChangeNothing() {
        archive.apply(june.opening(), june.cleaned(), june.segmented(), june.seal(1));
        String before = EndState.of(archive);

        archive.apply(june.opening(), june.cleaned(), june.segmented(), june.seal(1));

        assertThat(EndState.of(archive)).isEqualTo(before);
    }

    @Test
    void theSameEventTwiceInOneBatchCountsOnce() {
        archive.apply(june.opening(), june.opening(), june.segmented(), june.segmented());

        assertThat(archive.row("SELECT count(*) FROM archive.v_edition")).isEqualTo("1");
        assertThat(archive.row("SELECT count(*) FROM archive.event")).isEqualTo("3");
    }

    @Test
    void anEarlyEditionIsSeenByNobodyUntilItsRunIsOpen() {
        archive.apply(june.segmented());
        assertThat(archive.rows("SELECT * FROM archive.v_document")).isEmpty();
        assertThat(archive.row("SELECT state, opened_at FROM archive.v_run")).isEqualTo("waiting|null");

        archive.apply(june.opening());

        assertThat(archive.row("SELECT name, edition_no FROM archive.v_document"))
                .isEqualTo("june.txt|1");
        assertThat(archive.rows("SELECT * FROM archive.early_edition")).isEmpty();
    }

    @Test
    void aTextOfAMillionCharactersIsStoredAndItsSpeechSplit() {
        Random random = new Random(7);
        StringBuilder words = new StringBuilder();
        while (words.length() < 1_000_000) {
            words.append(Integer.toString(random.nextInt(1 << 20), 36)).append(words.length() % 11 == 0 ? "č𝄞 " : " ");
        }
        Sample large = june.withWords(words.toString());

        archive.apply(large.opening(), large.segmented());

        assertThat(archive.row("SELECT count(*) >= 4, min(part_no), max(octet_length(body)) <= 262144,"
                        + " string_agg(body, '' ORDER BY part_no) = (SELECT substr(body, 9) FROM archive.edition)"
                        + " FROM archive.segment WHERE ordinal = 2"))
                .isEqualTo("t|1|t|t");
        assertThat(archive.rows("SELECT part_no FROM archive.segment s WHERE ordinal = 2 AND body"
                        + " <> (SELECT substr(e.body, s.start_offset + 1, s.end_offset - s.start_offset)"
                        + " FROM archive.edition e WHERE e.run_id = s.run_id)"))
                .isEmpty();
    }

    @Test
    void metricsCountWhatWasDone() {
        archive.apply(june.opening(), june.segmented(), june.seal(1));

        assertThat(archive.meters
                        .counter(StorageMetrics.DOCUMENTS, "outcome", "archived")
                        .count())
                .isEqualTo(1);
        assertThat(archive.meters.counter(StorageMetrics.EVENTS).count()).isEqualTo(3);
        assertThat(archive.meters
                        .counter(StorageMetrics.ROWS, "table", "segment")
                        .count())
                .isEqualTo(2);
        assertThat(archive.meters.counter(StorageMetrics.BATCHES_CLOSED).count())
                .isEqualTo(1);
        assertThat(archive.meters.timer(StorageMetrics.BATCH).count()).isEqualTo(1);
    }
}

package org.stenogram.query.http;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Fills the archive's tables with speeches that nobody made, always the same ones: fifty a document, of ninety words
/// in
/// the middle, out of a vocabulary in which words are as rare as in a language (Zipf).
final class GeneratedArchive {

    static final int SPEECHES_A_DOCUMENT = 50;
    static final int PEOPLE = 4000;

    private static final int WORDS = 60_000;
    private static final int DOCUMENTS_A_TRIP = 200;
    private static final String[] ENGLISH =
            "the of and to in that is it we for not be this on with as have are which by our they you was from at has or will but an all there what"
                    .split(" ");
    private static final String[] BEGINNINGS = "b d f g h k l m n p r s t v br dr fl gr kl pr st tr sh ch".split(" ");
    private static final String[] MIDDLES = "a e i o u ai ou ea or an en in".split(" ");
    private static final String[] ENDS = "n r l t s m nd rt st k ck x".split(" ");
    private static final String[] COLLECTIONS = {
        "assembly", "senate", "cabinet", "harbour", "letters", "committee", "council", "archive"
    };

    private final Connection connection;
    private final Random random = new Random(20261124);
    private final String[] vocabulary = new String[WORDS];
    private final double[] cumulated = new double[WORDS];

    GeneratedArchive(Connection connection) {
        this.connection = connection;
        double sum = 0;
        for (int i = 0; i < WORDS; i++) {
            vocabulary[i] = i < ENGLISH.length ? ENGLISH[i] : word(i);
            sum += 1.0 / (i + 3);
            cumulated[i] = sum;
        }
    }

    /// A word by its place in the vocabulary: the frequent ones come first.
    String vocabulary(int rank) {
        return vocabulary[rank];
    }

    static UUID run(int document) {
        return new UUID(0x52554e0000004000L, 0x8000000000000000L | mixed(document));
    }

    static UUID document(int document) {
        return new UUID(0x444f430000004000L, 0x8000000000000000L | mixed(document));
    }

    static UUID person(int person) {
        return new UUID(0x5045520000004000L, 0x8000000000000000L | mixed(person));
    }

    static String personName(int person) {
        return "Person %s %s".formatted(Integer.toString(person % 61 + 40, 36), Integer.toString(person, 36));
    }

    private static long mixed(long number) {
        return (number * 0x9E3779B97F4A7C15L) >>> 2;
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        int rest = number;
        do {
            word.append(BEGINNINGS[rest % BEGINNINGS.length]);
            rest /= BEGINNINGS.length;
            word.append(MIDDLES[rest % MIDDLES.length]);
            rest /= MIDDLES.length;
        } while (rest > 0);
        return word.append(ENDS[number % ENDS.length]).toString();
    }

    /// Makes the rows, with the index of words made anew at the end as a bulk load does.
    void fill(int speeches) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX archive.ix_segment__words");
            people();
            int documents = speeches / SPEECHES_A_DOCUMENT;
            for (int from = 0; from < documents; from += DOCUMENTS_A_TRIP) {
                documents(from, Math.min(documents, from + DOCUMENTS_A_TRIP));
            }
            statement.execute("SET maintenance_work_mem = '512MB'");
            statement.execute("CREATE INDEX ix_segment__words ON archive.segment USING gin (words)");
            statement.execute("VACUUM ANALYZE");
        }
    }

    private void people() throws SQLException {
        StringBuilder rows = new StringBuilder();
        for (int person = 0; person < PEOPLE; person++) {
            row(rows, person(person), personName(person));
        }
        copy("archive.person (person_id, name)", rows);
    }

    private void documents(int from, int to) throws SQLException {
        StringBuilder documents = new StringBuilder();
        StringBuilder versions = new StringBuilder();
        StringBuilder editions = new StringBuilder();
        StringBuilder people = new StringBuilder();
        StringBuilder aliases = new StringBuilder();
        StringBuilder segments = new StringBuilder();
        for (int d = from; d < to; d++) {
            String collection = COLLECTIONS[random.nextInt(COLLECTIONS.length)];
            String date = "%d-%02d-%02d"
                    .formatted(1900 + random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28));
            String name = "record-%d.txt".formatted(d);
            String hash = "%064x".formatted(mixed(d));
            String at = "2026-01-01 %02d:%02d:%02d+00".formatted(d / 3600 % 24, d / 60 % 60, d % 60);
            row(documents, document(d), "inbox/" + collection + "/" + name, name, collection, run(d), 1, 1, at);
            row(versions, document(d), 1, hash, 30_000, "text/plain", at);
            List<Integer> present = new ArrayList<>();
            while (present.size() < 8) {
                int person = (int) (PEOPLE * Math.pow(random.nextDouble(), 2));
                if (!present.contains(person)) {
                    present.add(person);
                }
            }
            for (int person : present) {
                row(
                        people,
                        run(d),
                        person(person),
                        "p" + person,
                        personName(person),
                        "{Member for " + person % 90 + "}",
                        true);
                row(aliases, run(d), person(person), personName(person));
            }
            StringBuilder body = new StringBuilder();
            for (int ordinal = 1; ordinal <= SPEECHES_A_DOCUMENT; ordinal++) {
                String speech = speech();
                int person = present.get(random.nextInt(present.size()));
                int start = body.length();
                body.append(speech);
                row(
                        segments,
                        run(d),
                        ordinal,
                        1,
                        "speech",
                        person(person),
                        personName(person),
                        personName(person),
                        "{\"label\":\"x\",\"type\":\"person\",\"rule\":\"exact\",\"confidence\":0.9,\"rivals\":[]}",
                        start,
                        body.length(),
                        start,
                        body.length(),
                        ordinal / 10 + 1,
                        0.9,
                        "[]",
                        speech,
                        "english");
            }
            row(
                    editions,
                    run(d),
                    document(d),
                    1,
                    1,
                    "Record " + d + " of the " + collection,
                    date,
                    "en",
                    SPEECHES_A_DOCUMENT,
                    8,
                    body.length() / 6,
                    0.9,
                    "{\"method\":\"plain-text\",\"charset\":\"UTF-8\",\"characters\":1}",
                    body,
                    "[]",
                    "[]",
                    "[]",
                    "{}",
                    at);
        }
        copy(
                "archive.document (document_id, bucket_key, name, collection, current_run_id, last_version, last_edition, archived_at)",
                documents);
        copy("archive.version (document_id, version_no, sha256, bytes, media_type, created_at)", versions);
        copy(
                "archive.edition (run_id, document_id, version_no, edition_no, title, meeting_date, language, speeches, people, words,"
                        + " confidence, extraction, body, edits, pages, fields, quality, archived_at)",
                editions);
        copy("archive.edition_person (run_id, person_id, local_id, name, offices, is_present)", people);
        copy("archive.person_alias (run_id, person_id, alias)", aliases);
        copy(
                "archive.segment (run_id, ordinal, part_no, kind, person_id, speaker_label, speaker_name, speaker, start_offset, end_offset,"
                        + " original_start, original_end, page_label, confidence, annotations, body, search_config)",
                segments);
    }

    private String speech() {
        int words = (int) Math.clamp(Math.exp(4.5 + 0.8 * random.nextGaussian()), 3, 900);
        StringBuilder speech = new StringBuilder();
        for (int i = 0; i < words; i++) {
            speech.append(drawn()).append(i % 14 == 13 ? ". " : " ");
        }
        return speech.toString();
    }

    private String drawn() {
        double wanted = random.nextDouble() * cumulated[WORDS - 1];
        int found = Arrays.binarySearch(cumulated, wanted);
        return vocabulary[found < 0 ? -found - 1 : found];
    }

    private static void row(StringBuilder rows, Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i]);
        }
        rows.append('\n');
    }

    private void copy(String table, StringBuilder rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }
}

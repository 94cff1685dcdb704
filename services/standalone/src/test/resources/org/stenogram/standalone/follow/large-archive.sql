-- An archive of ${documents} small documents as some months of work leave it, always the same one but for the hour at which it is made: about
-- 250 documents a batch, four passages each, an edition in twenty not the first, 500 failures of ten causes, what staff did. Words are as
-- rare as in a language: the logarithm of a word's rank is spread evenly. Storage has made the schema.

SELECT setseed(0.6);

CREATE FUNCTION pg_temp.word(rank integer) RETURNS text LANGUAGE sql IMMUTABLE
RETURN (ARRAY['b','d','f','g','h','k','l','m','n','p','r','s','t','v','br','fl','gr','pr','st','tr'])[1 + rank % 20]
    || (ARRAY['a','e','i','o','u','ai','ou','ea'])[1 + rank / 20 % 8]
    || (ARRAY['n','r','l','t','s','m','nd','st','rt','ck'])[1 + rank / 160 % 10]
    || (ARRAY['','a','en','or','is','em','ul','ay','et','om','ing','er'])[1 + rank / 1600 % 12];

CREATE FUNCTION pg_temp.id(of_what text, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
RETURN md5(of_what || ' ' || number)::uuid;

CREATE FUNCTION pg_temp.person_name(number integer) RETURNS text LANGUAGE sql IMMUTABLE
RETURN initcap(pg_temp.word(200 + number % 97) || ' ' || pg_temp.word(1700 + number));

CREATE FUNCTION pg_temp.event_type(kind text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN 'org.stenogram.' || kind || '.v1';

-- One row a document, with all that the tables have of it.
CREATE TEMP TABLE made AS
SELECT i, pg_temp.id('document', i) AS document_id, pg_temp.id('run', i) AS run_id, pg_temp.id('batch', i / 250) AS batch_id,
       format('%s-%s-%s.txt', pg_temp.word(160 + i % 1500), pg_temp.word(20 + i * 7 % 1580), i) AS name,
       (ARRAY['assembly','senate','cabinet','harbour','letters','committee','council','treaties','hearings','oral history','board','academy'])
           [1 + i / 250 % 12] AS collection,
       CASE WHEN i % 9 = 0 THEN NULL
            ELSE format('%s of the %s of %s, sitting %s', (ARRAY['Minutes','Record','Verbatim report','Proceedings'])[1 + i % 4],
                        (ARRAY['committee','council','conference','inquiry'])[1 + i / 4 % 4], initcap(pg_temp.word(1600 + i % 4000)), i) END AS title,
       to_char(date '1900-01-01' + (i::bigint * 7919 % 36500)::integer, 'YYYY-MM-DD') AS meeting_date,
       (ARRAY['en','en','en','de','fr'])[1 + i / 250 % 5] AS language,
       md5('a' || i) || md5('b' || i) AS sha256,
       (0.45 + 0.54 * random())::real AS confidence,
       now() - (${documents} - i) * interval '90 seconds' AS archived_at
  FROM generate_series(1, ${documents}) i;

INSERT INTO archive.person (person_id, name)
SELECT pg_temp.id('person', p), pg_temp.person_name(p) FROM generate_series(0, 5999) p;

INSERT INTO archive.batch (batch_id, collection, opened_at, expected, sealed_at, closed_at)
SELECT batch_id, min(collection), min(archived_at) - interval '1 minute', count(*), min(archived_at), max(archived_at) FROM made GROUP BY batch_id;

INSERT INTO archive.document (document_id, bucket_key, name, collection, current_run_id, last_version, last_edition, archived_at)
SELECT document_id, 'inbox/' || collection || '/' || name, name, collection, run_id, 1, CASE i % 20 WHEN 0 THEN 2 ELSE 1 END, archived_at FROM made;

INSERT INTO archive.arrival (arrival_id, document_id, batch_id, bucket_key, name, collection, bytes, sha256, media_type, arrived_at, state, finished_at)
SELECT run_id, document_id, batch_id, 'inbox/' || collection || '/' || name, name, collection, 900, sha256, 'text/plain',
       archived_at - interval '3 seconds', 'archived', archived_at
  FROM made;

INSERT INTO archive.arrival (arrival_id, document_id, batch_id, bucket_key, name, collection, bytes, sha256, media_type, arrived_at, state, duplicate_of, finished_at)
SELECT pg_temp.id('duplicate', i), pg_temp.id('copy', i), batch_id, 'inbox/' || collection || '/copy-' || name, 'copy-' || name, collection, 900, sha256,
       'text/plain', archived_at, 'duplicate', document_id, archived_at
  FROM made
 WHERE i % 50 = 0;

INSERT INTO archive.run (run_id, document_id, arrival_id, bucket_key, name, collection, sha256, is_reprocess, opened_at, cleaned_at, segmented_at,
       archived_at, state)
SELECT run_id, document_id, run_id, 'inbox/' || collection || '/' || name, name, collection, sha256, i % 20 = 0, archived_at - interval '3 seconds',
       archived_at - interval '2 seconds', archived_at - interval '1 second', archived_at, 'archived'
  FROM made;

INSERT INTO archive.version (document_id, version_no, sha256, bytes, media_type, created_at, checked_at, check_outcome)
SELECT document_id, 1, sha256, 900, 'text/plain', archived_at, CASE WHEN i % 3000 = 7 THEN now() END, CASE WHEN i % 3000 = 7 THEN 'missing' END FROM made;

CREATE TEMP TABLE made_edition AS
SELECT m.*, m.run_id AS of_run, CASE m.i % 20 WHEN 0 THEN 2 ELSE 1 END AS edition_no FROM made m
UNION ALL
SELECT m.*, pg_temp.id('early', m.i), 1 FROM made m WHERE m.i % 20 = 0;

-- A passage is some of these, which makes it quickly.
CREATE TEMP TABLE sentence AS
SELECT n, initcap(string_agg(pg_temp.word(exp(random() * 9.85)::integer), ' ')) || '. ' AS words
  FROM generate_series(0, ${documents} - 1) n
 CROSS JOIN generate_series(1, 6)
 GROUP BY n;

CREATE TEMP TABLE made_segment AS
SELECT e.i, e.of_run, e.language, ordinal, random()::real * 0.5 + 0.5 AS confidence, string_agg(s.words, '') AS body,
       floor(6000 * power((e.i * 4 + ordinal % 3) * 0.6180339887 % 1, 2))::integer AS person
  FROM made_edition e
 CROSS JOIN generate_series(1, 4) ordinal
 CROSS JOIN generate_series(1, 3 + (e.i + ordinal) % 5) part
  JOIN sentence s ON s.n = (e.i::bigint * 7919 + ordinal * 104729 + part * 1299709 + e.edition_no) % ${documents}
 GROUP BY e.i, e.of_run, e.language, ordinal;

INSERT INTO archive.edition (run_id, document_id, version_no, edition_no, title, meeting_date, language, speeches, people, words, confidence,
       extraction, body, edits, pages, fields, quality, archived_at)
SELECT e.of_run, e.document_id, 1, e.edition_no, e.title, e.meeting_date, e.language, 4, 3, length(t.body) / 6, e.confidence,
       '{"method": "plain-text", "charset": "UTF-8", "characters": 900}', t.body,
       '[{"rule": "join-line-wraps", "version": 1, "start": 3, "end": 4, "before": "\n", "after": " ", "reason": "the sentence goes on in the next line"}]',
       '[{"offset": 100, "label": "2", "inferred": false}]', '[{"name": "Original Language", "value": "English"}]', '{"dictionary": 0.97, "expectedCharacterErrors": 0.01}',
       e.archived_at - CASE WHEN e.of_run <> e.run_id THEN interval '1 day' ELSE interval '0' END
  FROM made_edition e
  JOIN (SELECT of_run, string_agg(body, '' ORDER BY ordinal) AS body FROM made_segment GROUP BY of_run) t USING (of_run);

INSERT INTO archive.edition_person (run_id, person_id, local_id, name, offices, is_present)
SELECT DISTINCT of_run, pg_temp.id('person', person), 'p' || person, pg_temp.person_name(person), '{Member}'::text[], true FROM made_segment;

INSERT INTO archive.person_alias (run_id, person_id, alias)
SELECT DISTINCT of_run, pg_temp.id('person', person), pg_temp.person_name(person) FROM made_segment;

INSERT INTO archive.segment (run_id, ordinal, part_no, kind, person_id, speaker_label, speaker_name, speaker, start_offset, end_offset, original_start,
       original_end, page_label, confidence, annotations, body, search_config)
SELECT of_run, ordinal, 1, 'speech', CASE WHEN (i + ordinal) % 15 > 0 THEN pg_temp.id('person', person) END,
       CASE WHEN (i + ordinal) % 15 > 0 THEN pg_temp.person_name(person) ELSE 'The Chairman' END,
       CASE WHEN (i + ordinal) % 15 > 0 THEN pg_temp.person_name(person) END,
       '{"label": "x", "type": "person", "rule": "exact", "confidence": 0.9, "rivals": []}',
       upto - length(body), upto, upto - length(body), upto, '1', confidence, '[]', body,
       CASE language WHEN 'de' THEN 'german' WHEN 'fr' THEN 'french' ELSE 'english' END
  FROM (SELECT *, sum(length(body)) OVER (PARTITION BY of_run ORDER BY ordinal) AS upto FROM made_segment) placed;

-- The log: four events a document, in the order in which they happened.
INSERT INTO archive.event (event_id, type, source, document_id, run_id, batch_id, occurred_at, recorded_at, stamped_at, feed_position, software, data)
SELECT md5(e.kind || m.i)::uuid, pg_temp.event_type(e.kind), '/stenogram/' || e.source, m.document_id, m.run_id, m.batch_id,
       m.archived_at - (4 - e.place) * interval '1 second', m.archived_at, m.archived_at, m.i * 4 + e.place, '1.0',
       CASE e.place
       WHEN 1 THEN jsonb_build_object('documentId', m.document_id, 'original', jsonb_build_object('sha256', m.sha256, 'bytes', 900, 'mediaType', 'text/plain'))
       WHEN 2 THEN jsonb_build_object('extraction', jsonb_build_object('method', 'plain-text', 'charset', 'UTF-8', 'characters', 900), 'edits', 1, 'pages', 1)
       WHEN 3 THEN jsonb_build_object('title', m.title, 'date', m.meeting_date, 'segments', 4, 'people', 3, 'confidence', m.confidence)
       ELSE jsonb_build_object('version', 1, 'edition', 1, 'speeches', 4, 'people', 3, 'words', 120) END
  FROM made m
 CROSS JOIN (VALUES (1, 'document.received', 'ingest'), (2, 'document.cleaned', 'ocr-cleanup'), (3, 'document.segmented', 'speaker-segmentation'),
                    (4, 'document.archived', 'storage')) e (place, kind, source);

-- Failures that nobody has dealt with; of some the bytes were never kept.
CREATE TEMP TABLE failed AS
SELECT i, pg_temp.id('failed document', i) AS document_id, pg_temp.id('failed run', i) AS run_id, pg_temp.id('batch', (${documents} - i) / 250) AS batch_id,
       format('%s-%s.pdf', pg_temp.word(1000 + i), i) AS name, now() - i * interval '40 minutes' AS failed_at, c.*
  FROM generate_series(1, 500) i
  JOIN (VALUES (0, 'ingest', 'empty-file', 'The file is empty.', 'Check the file and drop it again.', false),
               (1, 'ingest', 'too-large', 'The file is larger than Stenogram takes.', 'Split the file, or ask the operator to raise stenogram.ingest.max-bytes, and drop it again.', false),
               (2, 'ocr-cleanup', 'no-text', 'The file holds no text: it is empty or holds only white space.', 'Check that the file was saved and sent whole; if it is a scan, send the scan itself.', false),
               (3, 'ocr-cleanup', 'encrypted', 'The file is protected by a password.', 'Save it without protection and send that.', false),
               (4, 'ocr-cleanup', 'damaged', 'The file is named like PDF, and cannot be read as one: it is damaged or cut off.', 'Open it in the program that made it; if it opens there, save it again and send that.', false),
               (5, 'ocr-cleanup', 'too-much', 'Reading the file takes more memory, time or text than one document may have.', 'Split the file into its meetings or volumes and send the parts.', true),
               (6, 'ocr-cleanup', 'original-missing', 'The bytes of this document are no longer in the bucket, or cannot be read there.', 'Restore the bucket from its backup and run the document again, or send the file once more.', true),
               (7, 'speaker-segmentation', 'crashed', 'Stenogram failed three times while it worked on this document.', 'Tell the operator.', true),
               (8, 'storage', 'refused', 'The archive cannot store this document.', 'Tell the operator.', true),
               (9, 'ocr-cleanup', 'not-text', 'The file is named like a text but its bytes are no text in any charset: too many are control codes.', 'Check what program made the file and save it from there as plain text.', false))
       c (cause, stage, code, reason, action, retryable) ON c.cause = i * 7 % 13 % 10;

INSERT INTO archive.arrival (arrival_id, document_id, batch_id, bucket_key, name, collection, bytes, sha256, media_type, arrived_at, state, finished_at)
SELECT run_id, document_id, batch_id, 'inbox/failed/' || name, name, 'failed', 900, CASE WHEN stage <> 'ingest' THEN md5('c' || i) || md5('d' || i) END,
       'application/pdf', failed_at - interval '2 seconds', 'failed', failed_at
  FROM failed;

INSERT INTO archive.run (run_id, document_id, arrival_id, bucket_key, name, collection, is_reprocess, opened_at, failed_at, state)
SELECT run_id, document_id, run_id, 'inbox/failed/' || name, name, 'failed', false, failed_at - interval '2 seconds', failed_at, 'failed' FROM failed;

INSERT INTO archive.failure (run_id, document_id, stage, code, reason, action, retryable, attempt, failed_at)
SELECT run_id, document_id, stage, code, reason, action, retryable, 1, failed_at FROM failed;

INSERT INTO archive.event (event_id, type, source, document_id, run_id, occurred_at, recorded_at, stamped_at, feed_position, software, data)
SELECT md5('failure' || i)::uuid, pg_temp.event_type('document.failed'), '/stenogram/' || stage, document_id, run_id, failed_at, failed_at, failed_at,
       (SELECT max(feed_position) FROM archive.event) + i, '1.0', jsonb_build_object('reason', reason, 'action', action, 'code', code, 'attempt', 1)
  FROM failed;

-- What staff did: corrections, some of which found no place again, withdrawals, names, kept searches, runs of many, keys, the activity log.
INSERT INTO archive.amendment (amendment_id, document_id, run_id, kind, correction, reason, amended_by, amended_at)
SELECT pg_temp.id('amendment', i), document_id, run_id, 'changeSpeaker',
       '{"kind": "changeSpeaker", "anchor": {"start": 0, "end": 20, "extraction": "x", "exact": "x", "prefix": "", "suffix": ""}, "name": "Oda Marsh"}',
       'the list of those present', 'i.calder', archived_at + interval '1 hour'
  FROM made
 WHERE i % 33 = 0;

INSERT INTO archive.amendment_place (run_id, amendment_id, conflict, original_start, original_end)
SELECT run_id, amendment_id, CASE WHEN n % 20 = 0 THEN 'the words are not there any more' END, CASE WHEN n % 20 > 0 THEN 0 END, CASE WHEN n % 20 > 0 THEN 20 END
  FROM (SELECT *, row_number() OVER (ORDER BY amended_at) AS n FROM archive.amendment) numbered;

INSERT INTO archive.amendment (amendment_id, document_id, run_id, kind, correction, reason, amended_by, amended_at)
SELECT pg_temp.id('withdrawal', i), document_id, run_id, 'withdraw', '{"kind": "withdraw"}', 'the family asked for it', 'i.calder', archived_at
  FROM made
 WHERE i % 2000 = 1;

INSERT INTO archive.withdrawal (document_id, amendment_id)
SELECT document_id, amendment_id FROM archive.amendment WHERE kind = 'withdraw';

INSERT INTO desk.person_decision (decision_id, kind, person_id, other_id, who, reason)
SELECT pg_temp.id('decision', p), 'merge', pg_temp.id('person', p * 2 + 1), pg_temp.id('person', p * 2), 'i.calder', 'the same man' FROM generate_series(0, 199) p;

SELECT desk.settle_people();

INSERT INTO desk.activity (happened_at, who, action, subject, document_id, run_id, was, became, reason)
SELECT archived_at, 'i.calder', 'run again', name, document_id, run_id, 'archived', 'waiting', 'better rules' FROM made WHERE i % 5 = 0;

INSERT INTO desk.saved_search (saved_search_id, owner, name, search, shared, saved_by)
SELECT pg_temp.id('search', i), '', 'Search ' || i, jsonb_build_object('q', pg_temp.word(i)), i % 2 = 0, 'i.calder' FROM generate_series(1, 200) i;

INSERT INTO desk.rerun (rerun_id, choice, made_at, made_by, documents, started_at, started_by, reason, stopped_at, stopped_by)
VALUES (pg_temp.id('rerun', 1), 'which=archived', now() - interval '1 day', 'i.calder', ${documents}, now() - interval '1 day', 'i.calder', 'better rules',
        now() - interval '1 hour', 'i.calder');

INSERT INTO desk.rerun_document (rerun_id, document_id, run_id, requested_at, ended_at, outcome)
SELECT pg_temp.id('rerun', 1), document_id, CASE WHEN i % 2 = 0 THEN run_id END, CASE WHEN i % 2 = 0 THEN now() END, CASE WHEN i % 2 = 0 THEN now() END,
       CASE WHEN i % 2 = 0 THEN 'archived' END
  FROM made;

INSERT INTO desk.rerun_sample (rerun_id, document_id, run_id, requested_at, answered_at, failure)
SELECT pg_temp.id('rerun', 1), document_id, pg_temp.id('rehearsal', i), now(), now(), 'The file holds no text: it is empty or holds only white space.'
  FROM made
 WHERE i <= 20;

INSERT INTO desk.api_key (api_key_id, name, role, hash, hint, created_by, expires_at)
SELECT pg_temp.id('key', i), 'scanner ' || i, 'archivist', decode(md5('k' || i), 'hex'), 'abcd', 'i.calder', now() + interval '90 days' FROM generate_series(1, 50) i;

ANALYZE;

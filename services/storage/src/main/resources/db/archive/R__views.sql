-- What other services may read of the archive. A change here is a change of the contract between storage and query.

DROP VIEW IF EXISTS archive.v_document, archive.v_edition, archive.v_segment, archive.v_person, archive.v_person_alias,
    archive.v_edition_person, archive.v_arrival, archive.v_batch, archive.v_event, archive.v_failure, archive.v_run,
    archive.v_version, archive.v_stage, archive.v_hour, archive.v_amendment, archive.v_machine_edition, archive.v_withdrawal,
    archive.v_record, archive.v_current_segment, archive.v_seen_person, archive.v_words, archive.v_search_config, archive.v_check, archive.v_consumer_offset,
    archive.v_migration, archive.v_segmented_by, archive.v_current_person, archive.v_current_alias,
    archive.v_found_person, archive.v_named_person CASCADE;

-- One row a document that can be found: its current edition, without the text. Every document that is archived has its edition and
-- version; the outer joins let the planner leave both alone where nothing of them is asked for.
CREATE VIEW archive.v_document AS
SELECT d.document_id, d.bucket_key, d.name, d.collection, d.archived_at, d.last_version, d.last_edition,
       d.current_run_id AS run_id, e.edition_no, e.version_no, v.sha256, v.bytes, v.media_type, e.title, e.meeting_date, e.place, e.language,
       e.speeches, e.people, e.words, e.confidence, e.quality
  FROM archive.document d
  LEFT JOIN archive.edition e ON e.run_id = d.current_run_id
  LEFT JOIN archive.version v ON v.document_id = d.document_id AND v.version_no = e.version_no
 WHERE d.current_run_id IS NOT NULL
   AND NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = d.document_id);

-- One row an edition, text and ledger included; is_current marks the one that readers get by default.
CREATE VIEW archive.v_edition AS
SELECT e.run_id, e.document_id, e.version_no, e.edition_no, (d.current_run_id = e.run_id) AS is_current, e.title, e.meeting_date,
       e.place, e.language, e.speeches, e.people, e.words, e.confidence, e.extraction, e.body, e.edits, e.pages, e.fields, e.quality,
       e.archived_at
  FROM archive.edition e
  JOIN archive.document d ON d.document_id = e.document_id
 WHERE NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = d.document_id);

CREATE VIEW archive.v_version AS
SELECT document_id, version_no, sha256, bytes, media_type, created_at FROM archive.version;

-- Originals that were read again, with what the last reading found.
CREATE VIEW archive.v_check AS
SELECT v.document_id, v.version_no, v.sha256, v.bytes, v.checked_at, v.check_outcome, d.name, d.collection
  FROM archive.version v
  JOIN archive.document d ON d.document_id = v.document_id
 WHERE v.checked_at IS NOT NULL
   AND NOT EXISTS (SELECT FROM archive.erased_original o WHERE o.sha256 = v.sha256);

-- In all views with people, person_id and name are those that staff and the authority file give; seen_person_id is what the machine
-- found, and has the indexes.

-- Segments of current editions and of older ones; search asks for is_current.
CREATE VIEW archive.v_segment AS
SELECT s.run_id, e.document_id, e.edition_no, (d.current_run_id = s.run_id) AS is_current, d.name, d.collection, e.title,
       e.meeting_date, e.language, s.ordinal, s.part_no, s.kind, coalesce(here.head_id, anywhere.head_id, s.person_id) AS person_id,
       s.person_id AS seen_person_id, s.speaker_label, coalesce(here.name, anywhere.name, s.speaker_name) AS speaker_name, s.speaker,
       s.start_offset, s.end_offset, s.original_start, s.original_end, s.page_label, s.confidence, s.annotations, s.body,
       s.search_config, s.words
  FROM archive.segment s
  JOIN archive.edition e ON e.run_id = s.run_id
  JOIN archive.document d ON d.document_id = e.document_id
  LEFT JOIN desk.person_place here ON here.person_id = s.person_id AND here.document_id = e.document_id
  LEFT JOIN desk.person_place anywhere ON anywhere.person_id = s.person_id
       AND anywhere.document_id = '00000000-0000-0000-0000-000000000000'
 WHERE NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = d.document_id);

-- Segments of current editions alone, for search. By one equality, whose number of rows the planner knows: with the three of v_segment
-- it expects a single row, begins with all documents and reads every segment. Every segment has its edition; the outer join lets
-- the planner leave editions alone where nothing of them is asked for.
CREATE VIEW archive.v_current_segment AS
SELECT s.run_id, d.document_id, e.edition_no, d.name, d.collection, e.title, e.meeting_date, e.language, s.ordinal, s.part_no, s.kind,
       coalesce(here.head_id, anywhere.head_id, s.person_id) AS person_id, s.person_id AS seen_person_id, s.speaker_label,
       coalesce(here.name, anywhere.name, s.speaker_name) AS speaker_name, s.speaker, s.start_offset, s.end_offset, s.original_start, s.original_end,
       s.page_label, s.confidence, s.annotations, s.body, s.search_config, s.words
  FROM archive.segment s
  JOIN archive.document d ON d.current_run_id = s.run_id
  LEFT JOIN archive.edition e ON e.run_id = s.run_id
  LEFT JOIN desk.person_place here ON here.person_id = s.person_id AND here.document_id = d.document_id
  LEFT JOIN desk.person_place anywhere ON anywhere.person_id = s.person_id
       AND anywhere.document_id = '00000000-0000-0000-0000-000000000000'
 WHERE NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = d.document_id);

-- The text search configurations that segments have: that of one edition of each language, found by leaps over the index.
CREATE VIEW archive.v_search_config AS
WITH RECURSIVE spoken (language) AS (
     (SELECT coalesce(language, '') FROM archive.edition ORDER BY coalesce(language, '') LIMIT 1)
     UNION ALL
     SELECT (SELECT coalesce(e.language, '') FROM archive.edition e
              WHERE coalesce(e.language, '') > spoken.language ORDER BY coalesce(e.language, '') LIMIT 1)
       FROM spoken
      WHERE spoken.language IS NOT NULL)
SELECT DISTINCT s.search_config
  FROM spoken
 CROSS JOIN LATERAL (SELECT run_id FROM archive.edition WHERE coalesce(language, '') = spoken.language ORDER BY run_id LIMIT 1) e
 CROSS JOIN LATERAL (SELECT search_config FROM archive.segment WHERE run_id = e.run_id LIMIT 1) s;

-- The index of words and nothing else: where a quotation may stand, for whoever then asks for the segments themselves.
CREATE VIEW archive.v_words AS
SELECT run_id, ordinal, part_no, words FROM archive.segment;

-- Those whom a document names that readers find; a name that staff gave and took back is none. The first such document is enough, which
-- LIMIT says: of EXISTS the planner makes joins that read all documents of each, 13 s for 6,000 people in 100,000 documents.
--
-- First those who are called as the machine found them.
CREATE VIEW archive.v_found_person AS
SELECT p.person_id, p.name
  FROM archive.person p
 WHERE NOT EXISTS (SELECT FROM desk.person_place o
                    WHERE o.person_id = p.person_id AND o.document_id = '00000000-0000-0000-0000-000000000000')
   AND NOT EXISTS (SELECT FROM desk.person_place h WHERE h.head_id = p.person_id)
   AND (
       SELECT true FROM archive.edition_person ep
         JOIN archive.edition e ON e.run_id = ep.run_id
        WHERE ep.person_id = p.person_id
          AND NOT EXISTS (SELECT FROM desk.person_place o
                           WHERE o.person_id = ep.person_id AND o.document_id = e.document_id)
          AND NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = e.document_id)
        LIMIT 1);

-- Those of whom staff or the authority file say what they are called, or which names are theirs.
CREATE VIEW archive.v_named_person AS
SELECT h.head_id AS person_id, h.name
  FROM desk.person_place h
 WHERE NOT EXISTS (SELECT FROM desk.person_place before
                    WHERE before.head_id = h.head_id AND (before.person_id, before.document_id) < (h.person_id, h.document_id))
   AND coalesce((
       SELECT true FROM desk.person_place b
         JOIN archive.edition_person ep ON ep.person_id = b.person_id
         JOIN archive.edition e ON e.run_id = ep.run_id
        WHERE b.head_id = h.head_id
          AND b.document_id IN (e.document_id, '00000000-0000-0000-0000-000000000000')
          AND NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = e.document_id)
        LIMIT 1), (
       SELECT true FROM archive.edition_person ep
         JOIN archive.edition e ON e.run_id = ep.run_id
        WHERE ep.person_id = h.head_id
          AND NOT EXISTS (SELECT FROM desk.person_place o
                           WHERE o.person_id = ep.person_id
                             AND o.document_id IN (e.document_id, '00000000-0000-0000-0000-000000000000'))
          AND NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = e.document_id)
        LIMIT 1));

-- All of them; nobody is in both. Whoever wants the first by name asks each of the two: a view is put in order as a whole.
CREATE VIEW archive.v_person AS
SELECT person_id, name FROM archive.v_found_person
UNION ALL
SELECT person_id, name FROM archive.v_named_person;

-- Those of whom staff decided something, as the machine names them: a decision can be told when they are somebody else by now.
CREATE VIEW archive.v_seen_person AS
SELECT p.person_id, p.name
  FROM archive.person p
 WHERE EXISTS (SELECT FROM desk.person_decision d WHERE d.person_id = p.person_id)
    OR EXISTS (SELECT FROM desk.person_decision d WHERE d.other_id = p.person_id);

CREATE VIEW archive.v_person_alias AS
SELECT coalesce(here.head_id, anywhere.head_id, a.person_id) AS person_id, a.person_id AS seen_person_id, a.alias, e.document_id,
       a.run_id, (d.current_run_id = a.run_id) AS is_current
  FROM archive.person_alias a
  JOIN archive.edition e ON e.run_id = a.run_id
  JOIN archive.document d ON d.document_id = e.document_id
  LEFT JOIN desk.person_place here ON here.person_id = a.person_id AND here.document_id = e.document_id
  LEFT JOIN desk.person_place anywhere ON anywhere.person_id = a.person_id
       AND anywhere.document_id = '00000000-0000-0000-0000-000000000000'
 WHERE NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = d.document_id);

CREATE VIEW archive.v_edition_person AS
SELECT p.run_id, e.document_id, (d.current_run_id = p.run_id) AS is_current, p.local_id,
       coalesce(here.head_id, anywhere.head_id, p.person_id) AS person_id, p.person_id AS seen_person_id,
       coalesce(here.name, anywhere.name, p.name) AS name, p.offices, p.is_present
  FROM archive.edition_person p
  JOIN archive.edition e ON e.run_id = p.run_id
  JOIN archive.document d ON d.document_id = e.document_id
  LEFT JOIN desk.person_place here ON here.person_id = p.person_id AND here.document_id = e.document_id
  LEFT JOIN desk.person_place anywhere ON anywhere.person_id = p.person_id
       AND anywhere.document_id = '00000000-0000-0000-0000-000000000000'
 WHERE NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = d.document_id);

-- The same of current editions alone. Of the edition it reads the date where that is asked for, and nothing else.
CREATE VIEW archive.v_current_person AS
SELECT p.run_id, d.document_id, e.meeting_date, p.local_id, coalesce(here.head_id, anywhere.head_id, p.person_id) AS person_id,
       p.person_id AS seen_person_id, coalesce(here.name, anywhere.name, p.name) AS name, p.offices, p.is_present
  FROM archive.edition_person p
  JOIN archive.document d ON d.current_run_id = p.run_id
  LEFT JOIN archive.edition e ON e.run_id = p.run_id
  LEFT JOIN desk.person_place here ON here.person_id = p.person_id AND here.document_id = d.document_id
  LEFT JOIN desk.person_place anywhere ON anywhere.person_id = p.person_id
       AND anywhere.document_id = '00000000-0000-0000-0000-000000000000'
 WHERE NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = d.document_id);

CREATE VIEW archive.v_current_alias AS
SELECT a.run_id, d.document_id, e.meeting_date, coalesce(here.head_id, anywhere.head_id, a.person_id) AS person_id, a.person_id AS seen_person_id, a.alias
  FROM archive.person_alias a
  JOIN archive.document d ON d.current_run_id = a.run_id
  LEFT JOIN archive.edition e ON e.run_id = a.run_id
  LEFT JOIN desk.person_place here ON here.person_id = a.person_id AND here.document_id = d.document_id
  LEFT JOIN desk.person_place anywhere ON anywhere.person_id = a.person_id
       AND anywhere.document_id = '00000000-0000-0000-0000-000000000000'
 WHERE NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = d.document_id);

-- What staff put right, and what became of it in the edition that readers get.
CREATE VIEW archive.v_amendment AS
SELECT a.amendment_id, a.document_id, a.run_id, a.kind, a.correction, a.reason, a.amended_by, a.amended_at,
       u.amendment_id AS undone_by, p.conflict, p.original_start, p.original_end, d.name, d.collection, e.title,
       CASE WHEN u.amendment_id IS NOT NULL THEN 'undone'
            WHEN p.conflict IS NOT NULL THEN 'conflict'
            WHEN d.document_id IS NULL THEN 'waiting'
            ELSE 'applied' END AS outcome
  FROM archive.amendment a
  LEFT JOIN archive.document d ON d.document_id = a.document_id
  LEFT JOIN archive.edition e ON e.run_id = d.current_run_id
  LEFT JOIN archive.amendment_place p ON p.amendment_id = a.amendment_id AND p.run_id = d.current_run_id
  LEFT JOIN LATERAL (
       SELECT amendment_id FROM archive.amendment WHERE undoes = a.amendment_id ORDER BY amended_at, amendment_id LIMIT 1) u ON true;

-- What a run made of a document that readers see with amendments: the event document.segmented as JSON.
CREATE VIEW archive.v_machine_edition AS
SELECT m.run_id, m.document_id, m.data
  FROM archive.machine_edition m
 WHERE NOT EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = m.document_id);

-- Documents that readers do not find: that they were there, and why they are not.
CREATE VIEW archive.v_withdrawal AS
SELECT w.document_id, w.amendment_id, d.name, d.collection, d.current_run_id AS run_id, a.reason, a.amended_by AS withdrawn_by,
       a.amended_at AS withdrawn_at, x.requested_at AS erased_at, x.requested_by AS erased_by
  FROM archive.withdrawal w
  JOIN archive.amendment a ON a.amendment_id = w.amendment_id
  LEFT JOIN archive.erasure x ON x.document_id = w.document_id
  LEFT JOIN archive.document d ON d.document_id = w.document_id;

-- One row each file that was taken, whatever became of it.
CREATE VIEW archive.v_arrival AS
SELECT a.arrival_id, a.document_id, a.batch_id, a.bucket_key, a.name, a.collection, a.bytes, a.sha256, a.media_type, a.arrived_at,
       a.state, a.duplicate_of, a.finished_at, f.stage AS failed_stage, f.code, f.reason, f.action, f.retryable
  FROM archive.arrival a
  LEFT JOIN archive.failure f ON f.run_id = a.arrival_id AND a.state = 'failed';

-- dropped = archived + duplicate + failed + waiting, always.
CREATE VIEW archive.v_batch AS
SELECT b.batch_id, b.collection, b.opened_at, b.expected, b.sealed_at, b.closed_at, c.dropped, c.archived, c.duplicate, c.failed, c.waiting
  FROM archive.batch b
 CROSS JOIN LATERAL (
       SELECT count(*)::integer AS dropped,
              count(*) FILTER (WHERE a.state = 'archived')::integer AS archived,
              count(*) FILTER (WHERE a.state = 'duplicate')::integer AS duplicate,
              count(*) FILTER (WHERE a.state = 'failed')::integer AS failed,
              count(*) FILTER (WHERE a.state = 'waiting')::integer AS waiting
         FROM archive.arrival a
        WHERE a.batch_id = b.batch_id) c;

CREATE VIEW archive.v_run AS
SELECT run_id, document_id, arrival_id, collection, sha256, is_reprocess, reason, requested_by, opened_at, cleaned_at, segmented_at, archived_at,
       failed_at, state
  FROM archive.run;

CREATE VIEW archive.v_failure AS
SELECT f.run_id, f.document_id, r.arrival_id, f.stage, f.code, f.reason, f.action, f.retryable, f.attempt, f.record_topic,
       f.record_partition, f.record_offset, f.failed_at, r.name, r.collection, a.batch_id
  FROM archive.failure f
  JOIN archive.run r ON r.run_id = f.run_id
  LEFT JOIN archive.arrival a ON a.arrival_id = r.arrival_id;

CREATE VIEW archive.v_event AS
SELECT feed_position, event_id, type, source, document_id, run_id, batch_id, occurred_at, recorded_at, traceparent, software, data
  FROM archive.event
 WHERE feed_position IS NOT NULL
   -- A correction of a document that is erased: that it came has to be known, what it said is gone.
   AND NOT (type = 'org.stenogram.document.amended.v1' AND data -> 'correction' IS NULL);

-- Which software made what a run is, of those that came far enough.
CREATE VIEW archive.v_segmented_by AS
SELECT run_id, software FROM archive.event WHERE type = 'org.stenogram.document.segmented.v1';

-- One row a document, with when and where in the feed the last was told of it: archived, amended or withdrawn. A withdrawn one
-- is a tombstone.
CREATE VIEW archive.v_record AS
SELECT d.document_id, d.name, d.collection, e.run_id, e.title, e.meeting_date, e.place, e.language, v.media_type, x.feed_position,
       coalesce(x.stamped_at, x.recorded_at) AS stamped_at,
       EXISTS (SELECT FROM archive.withdrawal w WHERE w.document_id = d.document_id) AS is_withdrawn
  FROM archive.event x
  JOIN archive.document d ON d.document_id = x.document_id
  JOIN archive.edition e ON e.run_id = d.current_run_id
  JOIN archive.version v ON v.document_id = e.document_id AND v.version_no = e.version_no
 WHERE x.type IN ('org.stenogram.document.archived.v1', 'org.stenogram.document.amended.v1', 'org.stenogram.document.withdrawn.v1')
   AND x.feed_position IS NOT NULL
   AND NOT EXISTS (
       SELECT FROM archive.event y
        WHERE y.document_id = x.document_id AND y.feed_position > x.feed_position
          AND y.type IN ('org.stenogram.document.archived.v1', 'org.stenogram.document.amended.v1', 'org.stenogram.document.withdrawn.v1'));

-- Where the runs that are not finished wait, and what each stage has behind it. Runs are read once for what is behind all stages; those
-- that wait have an index.
CREATE VIEW archive.v_stage AS
SELECT s.stage, s.position, s.waiting, s.done, coalesce(f.failed, 0) AS failed, s.oldest_at
  FROM (SELECT count(cleaned_at) AS cleaned, count(segmented_at) AS segmented, count(archived_at) AS archived FROM archive.run) behind
 CROSS JOIN (
       SELECT count(*) FILTER (WHERE cleaned_at IS NULL) AS for_cleaning,
              count(*) FILTER (WHERE cleaned_at IS NOT NULL AND segmented_at IS NULL) AS for_segmentation,
              count(*) FILTER (WHERE segmented_at IS NOT NULL) AS for_storage,
              min(opened_at) FILTER (WHERE cleaned_at IS NULL) AS opened_at,
              min(cleaned_at) FILTER (WHERE cleaned_at IS NOT NULL AND segmented_at IS NULL) AS cleaned_at,
              min(segmented_at) FILTER (WHERE segmented_at IS NOT NULL) AS segmented_at
         FROM archive.run
        WHERE state = 'waiting') open
 CROSS JOIN LATERAL (
       VALUES ('ingest', 0, 0::bigint, (SELECT count(*) FROM archive.arrival), NULL::timestamptz),
              ('ocr-cleanup', 1, open.for_cleaning, behind.cleaned, open.opened_at),
              ('speaker-segmentation', 2, open.for_segmentation, behind.segmented, open.cleaned_at),
              ('storage', 3, open.for_storage, behind.archived, open.segmented_at)) AS s (stage, position, waiting, done, oldest_at)
  LEFT JOIN (SELECT stage, count(*) AS failed FROM archive.failure GROUP BY stage) f ON f.stage = s.stage;

-- How many documents were archived in each hour of the last day, hours without any left out.
CREATE VIEW archive.v_hour AS
SELECT date_trunc('hour', archived_at, 'UTC') AS hour, count(*) AS documents
  FROM archive.document
 WHERE archived_at >= date_trunc('hour', now(), 'UTC') - interval '23 hours'
 GROUP BY 1;

-- How far storage has read.
CREATE VIEW archive.v_consumer_offset AS
SELECT topic, partition, next_offset FROM archive.consumer_offset;

-- Which migrations were applied. Flyway's table is there whenever Flyway makes this view.
DO $$
BEGIN
    IF to_regclass('archive.schema_history') IS NULL THEN
        CREATE VIEW archive.v_migration AS
        SELECT 0 AS installed_rank, NULL::text AS version, '' AS description, now() AS installed_on, true AS success WHERE false;
    ELSE
        CREATE VIEW archive.v_migration AS
        SELECT installed_rank, version::text AS version, description::text AS description,
               installed_on AT TIME ZONE current_setting('TimeZone') AS installed_on, success
          FROM archive.schema_history;
    END IF;
END
$$;

-- Roles are made where the server is set up (deploy/, standalone); the rights are given here, where the views are.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'stenogram_query') THEN
        GRANT USAGE ON SCHEMA archive TO stenogram_query;
        GRANT SELECT ON archive.v_document, archive.v_edition, archive.v_version, archive.v_segment, archive.v_person,
            archive.v_person_alias, archive.v_edition_person, archive.v_arrival, archive.v_batch, archive.v_run, archive.v_failure,
            archive.v_event, archive.v_stage, archive.v_hour, archive.v_amendment, archive.v_machine_edition, archive.v_withdrawal, archive.v_record,
            archive.v_current_segment, archive.v_seen_person, archive.v_words, archive.v_search_config, archive.v_check, archive.v_consumer_offset,
            archive.v_migration, archive.v_segmented_by, archive.v_current_person, archive.v_current_alias, archive.v_found_person,
            archive.v_named_person
            TO stenogram_query;
        GRANT USAGE ON SCHEMA desk TO stenogram_query;
        GRANT SELECT, INSERT ON desk.activity, desk.settled_failure, desk.person_decision TO stenogram_query;
        GRANT SELECT, INSERT, UPDATE, DELETE ON desk.authority, desk.authority_name TO stenogram_query;
        GRANT SELECT ON desk.person_place TO stenogram_query;
        GRANT SELECT, INSERT, UPDATE, DELETE ON desk.rerun, desk.rerun_document, desk.rerun_sample TO stenogram_query;
        GRANT SELECT, INSERT, UPDATE ON desk.consumer_offset TO stenogram_query;
        GRANT EXECUTE ON FUNCTION desk.settle_people() TO stenogram_query;
        GRANT SELECT, INSERT, DELETE ON desk.session TO stenogram_query;
        GRANT SELECT, INSERT, UPDATE ON desk.api_key TO stenogram_query;
        GRANT SELECT, INSERT, UPDATE, DELETE ON desk.saved_search TO stenogram_query;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'stenogram_ingest') THEN
        GRANT USAGE ON SCHEMA archive TO stenogram_ingest;
        GRANT SELECT ON archive.v_arrival TO stenogram_ingest;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'stenogram_subscriptions') THEN
        GRANT USAGE ON SCHEMA archive TO stenogram_subscriptions;
        GRANT SELECT ON archive.v_event, archive.v_run, archive.v_segment TO stenogram_subscriptions;
        -- Who asks, and what they did.
        GRANT USAGE ON SCHEMA desk TO stenogram_subscriptions;
        GRANT SELECT, UPDATE (last_used_at) ON desk.api_key TO stenogram_subscriptions;
        GRANT SELECT ON desk.session TO stenogram_subscriptions;
        GRANT INSERT ON desk.activity TO stenogram_subscriptions;
        -- It makes schema delivery itself.
        EXECUTE format('GRANT CREATE ON DATABASE %I TO stenogram_subscriptions', current_database());
    END IF;
END
$$;

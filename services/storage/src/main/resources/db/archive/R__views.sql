-- What other services may read of the archive. A change here is a change of the contract between storage and query.

DROP VIEW IF EXISTS archive.v_document, archive.v_edition, archive.v_segment, archive.v_person, archive.v_person_alias,
    archive.v_edition_person, archive.v_arrival, archive.v_batch, archive.v_event, archive.v_failure, archive.v_run,
    archive.v_version, archive.v_stage, archive.v_hour, archive.v_record CASCADE;

-- One row a document that can be found: its current edition, without the text.
CREATE VIEW archive.v_document AS
SELECT d.document_id, d.bucket_key, d.name, d.collection, d.archived_at, d.last_version, d.last_edition,
       e.run_id, e.edition_no, e.version_no, v.sha256, v.bytes, v.media_type, e.title, e.meeting_date, e.place, e.language,
       e.speeches, e.people, e.words, e.confidence, e.quality
  FROM archive.document d
  JOIN archive.edition e ON e.run_id = d.current_run_id
  JOIN archive.version v ON v.document_id = e.document_id AND v.version_no = e.version_no;

-- One row an edition, text and ledger included; is_current marks the one that readers get by default.
CREATE VIEW archive.v_edition AS
SELECT e.run_id, e.document_id, e.version_no, e.edition_no, (d.current_run_id = e.run_id) AS is_current, e.title, e.meeting_date,
       e.place, e.language, e.speeches, e.people, e.words, e.confidence, e.extraction, e.body, e.edits, e.pages, e.fields, e.quality,
       e.archived_at
  FROM archive.edition e
  JOIN archive.document d ON d.document_id = e.document_id;

CREATE VIEW archive.v_version AS
SELECT document_id, version_no, sha256, bytes, media_type, created_at FROM archive.version;

-- Segments of current editions and of older ones; search asks for is_current.
CREATE VIEW archive.v_segment AS
SELECT s.run_id, e.document_id, e.edition_no, (d.current_run_id = s.run_id) AS is_current, d.name, d.collection, e.title,
       e.meeting_date, e.language, s.ordinal, s.part_no, s.kind, s.person_id, s.speaker_label, s.speaker_name, s.speaker,
       s.start_offset, s.end_offset, s.original_start, s.original_end, s.page_label, s.confidence, s.annotations, s.body,
       s.search_config, s.words
  FROM archive.segment s
  JOIN archive.edition e ON e.run_id = s.run_id
  JOIN archive.document d ON d.document_id = e.document_id;

CREATE VIEW archive.v_person AS
SELECT person_id, name FROM archive.person;

CREATE VIEW archive.v_person_alias AS
SELECT a.person_id, a.alias, e.document_id, a.run_id, (d.current_run_id = a.run_id) AS is_current
  FROM archive.person_alias a
  JOIN archive.edition e ON e.run_id = a.run_id
  JOIN archive.document d ON d.document_id = e.document_id;

CREATE VIEW archive.v_edition_person AS
SELECT p.run_id, e.document_id, (d.current_run_id = p.run_id) AS is_current, p.local_id, p.person_id, p.name, p.offices, p.is_present
  FROM archive.edition_person p
  JOIN archive.edition e ON e.run_id = p.run_id
  JOIN archive.document d ON d.document_id = e.document_id;

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
SELECT feed_position, event_id, type, source, document_id, run_id, batch_id, occurred_at, recorded_at, traceparent, data
  FROM archive.event
 WHERE feed_position IS NOT NULL;

-- One row a document that can be found, with when and where in the feed its current edition was told of.
CREATE VIEW archive.v_record AS
SELECT d.document_id, d.name, d.collection, e.run_id, e.title, e.meeting_date, e.place, e.language, v.media_type, x.feed_position,
       coalesce(x.stamped_at, x.recorded_at) AS stamped_at
  FROM archive.event x
  JOIN archive.document d ON d.document_id = x.document_id AND d.current_run_id = x.run_id
  JOIN archive.edition e ON e.run_id = d.current_run_id
  JOIN archive.version v ON v.document_id = e.document_id AND v.version_no = e.version_no
 WHERE x.type = 'org.stenogram.document.archived.v1' AND x.feed_position IS NOT NULL;

-- Where the runs that are not finished wait, and what each stage has behind it.
CREATE VIEW archive.v_stage AS
SELECT stage, position, waiting, done, failed, oldest_at
  FROM (
       SELECT 'ocr-cleanup' AS stage, 1 AS position,
              (SELECT count(*) FROM archive.run WHERE state = 'waiting' AND cleaned_at IS NULL) AS waiting,
              (SELECT count(*) FROM archive.run WHERE cleaned_at IS NOT NULL) AS done,
              (SELECT count(*) FROM archive.failure WHERE stage = 'ocr-cleanup') AS failed,
              (SELECT min(opened_at) FROM archive.run WHERE state = 'waiting' AND cleaned_at IS NULL) AS oldest_at
       UNION ALL
       SELECT 'speaker-segmentation', 2,
              (SELECT count(*) FROM archive.run WHERE state = 'waiting' AND cleaned_at IS NOT NULL AND segmented_at IS NULL),
              (SELECT count(*) FROM archive.run WHERE segmented_at IS NOT NULL),
              (SELECT count(*) FROM archive.failure WHERE stage = 'speaker-segmentation'),
              (SELECT min(cleaned_at) FROM archive.run WHERE state = 'waiting' AND cleaned_at IS NOT NULL AND segmented_at IS NULL)
       UNION ALL
       SELECT 'storage', 3,
              (SELECT count(*) FROM archive.run WHERE state = 'waiting' AND segmented_at IS NOT NULL),
              (SELECT count(*) FROM archive.run WHERE archived_at IS NOT NULL),
              (SELECT count(*) FROM archive.failure WHERE stage = 'storage'),
              (SELECT min(segmented_at) FROM archive.run WHERE state = 'waiting' AND segmented_at IS NOT NULL)
       UNION ALL
       SELECT 'ingest', 0, 0,
              (SELECT count(*) FROM archive.arrival),
              (SELECT count(*) FROM archive.failure WHERE stage = 'ingest'), NULL) stages;

-- How many documents were archived in each hour of the last day, hours without any left out.
CREATE VIEW archive.v_hour AS
SELECT date_trunc('hour', archived_at, 'UTC') AS hour, count(*) AS documents
  FROM archive.document
 WHERE archived_at >= date_trunc('hour', now(), 'UTC') - interval '23 hours'
 GROUP BY 1;

-- Roles are made where the server is set up (deploy/, standalone); the rights are given here, where the views are.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'stenogram_query') THEN
        GRANT USAGE ON SCHEMA archive TO stenogram_query;
        GRANT SELECT ON archive.v_document, archive.v_edition, archive.v_version, archive.v_segment, archive.v_person,
            archive.v_person_alias, archive.v_edition_person, archive.v_arrival, archive.v_batch, archive.v_run, archive.v_failure,
            archive.v_event, archive.v_stage, archive.v_hour, archive.v_record TO stenogram_query;
        GRANT USAGE ON SCHEMA desk TO stenogram_query;
        GRANT SELECT, INSERT ON desk.activity, desk.settled_failure TO stenogram_query;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'stenogram_ingest') THEN
        GRANT USAGE ON SCHEMA archive TO stenogram_ingest;
        GRANT SELECT ON archive.v_arrival TO stenogram_ingest;
    END IF;
END
$$;

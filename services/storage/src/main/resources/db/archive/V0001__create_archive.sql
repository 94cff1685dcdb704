-- Schema archive: what the archive holds and what it knows of each file's way in. Written by the storage service alone.
-- Offsets are Unicode code points. Times are those of the events unless a column says otherwise.

CREATE SCHEMA IF NOT EXISTS archive;

-- A batch: one upload, or the drops of one collection between two quiet periods.
CREATE TABLE archive.batch (
    batch_id   uuid        NOT NULL,
    collection text        NOT NULL,
    opened_at  timestamptz NOT NULL,
    expected   integer,
    sealed_at  timestamptz,
    closed_at  timestamptz,
    CONSTRAINT pk_batch PRIMARY KEY (batch_id),
    CONSTRAINT ck_batch__expected CHECK (expected >= 0),
    CONSTRAINT ck_batch__sealed CHECK ((expected IS NULL) = (sealed_at IS NULL)),
    CONSTRAINT ck_batch__closed CHECK (closed_at IS NULL OR sealed_at IS NOT NULL)
);
CREATE INDEX ix_batch__opened_at ON archive.batch (opened_at DESC, batch_id);

-- A document: one place in the bucket. Made when its first edition is stored, so a duplicate or a failed file makes none.
CREATE TABLE archive.document (
    document_id     uuid        NOT NULL,
    bucket_key      text        NOT NULL,
    name            text        NOT NULL,
    collection      text        NOT NULL,
    current_run_id  uuid,
    last_version    integer     NOT NULL DEFAULT 0,
    last_edition    integer     NOT NULL DEFAULT 0,
    archived_at     timestamptz,
    CONSTRAINT pk_document PRIMARY KEY (document_id)
);
CREATE INDEX ix_document__archived_at ON archive.document (archived_at DESC, document_id);
CREATE INDEX ix_document__collection ON archive.document (collection, archived_at DESC, document_id);

-- One taking of one file from the inbox.
CREATE TABLE archive.arrival (
    arrival_id    uuid        NOT NULL,
    document_id   uuid        NOT NULL,
    batch_id      uuid        NOT NULL,
    bucket_key    text        NOT NULL,
    name          text        NOT NULL,
    collection    text        NOT NULL,
    bytes         bigint      NOT NULL,
    sha256        text,
    media_type    text,
    arrived_at    timestamptz NOT NULL,
    state         text        NOT NULL DEFAULT 'waiting',
    duplicate_of  uuid,       -- the document that already has these bytes
    finished_at   timestamptz,
    CONSTRAINT pk_arrival PRIMARY KEY (arrival_id),
    CONSTRAINT fk_arrival__batch FOREIGN KEY (batch_id) REFERENCES archive.batch,
    CONSTRAINT ck_arrival__state CHECK (state IN ('waiting', 'archived', 'duplicate', 'failed')),
    CONSTRAINT ck_arrival__duplicate CHECK ((state = 'duplicate') = (duplicate_of IS NOT NULL)),
    CONSTRAINT ck_arrival__finished CHECK ((state = 'waiting') = (finished_at IS NULL))
);
CREATE INDEX ix_arrival__batch_id ON archive.arrival (batch_id, state);
CREATE INDEX ix_arrival__document_id ON archive.arrival (document_id, arrived_at);
CREATE INDEX ix_arrival__arrived_at ON archive.arrival (arrived_at DESC, arrival_id);
CREATE INDEX ix_arrival__sha256 ON archive.arrival (sha256);

-- One pass of the pipeline over one document, opened by an arrival or by a reprocess request. Events may come in any order: the
-- columns of the opening event (arrival_id to opened_at) stay empty until it is there.
CREATE TABLE archive.run (
    run_id        uuid        NOT NULL,
    document_id   uuid        NOT NULL,
    arrival_id    uuid,
    bucket_key    text,
    name          text,
    collection    text,
    sha256        text,
    is_reprocess  boolean,
    reason        text,
    requested_by  text,
    opened_at     timestamptz,
    cleaned_at    timestamptz,
    segmented_at  timestamptz,
    archived_at   timestamptz,
    failed_at     timestamptz,
    state         text        NOT NULL DEFAULT 'waiting',
    CONSTRAINT pk_run PRIMARY KEY (run_id),
    CONSTRAINT ck_run__state CHECK (state IN ('waiting', 'archived', 'duplicate', 'failed')),
    CONSTRAINT ck_run__opened CHECK (num_nulls(arrival_id, bucket_key, name, collection, is_reprocess, opened_at) IN (0, 6)),
    CONSTRAINT ck_run__archived CHECK ((state = 'archived') = (archived_at IS NOT NULL)),
    CONSTRAINT ck_run__failed CHECK ((state = 'failed') = (failed_at IS NOT NULL))
);
CREATE INDEX ix_run__document_id ON archive.run (document_id, opened_at);
CREATE INDEX ix_run__waiting ON archive.run (opened_at) WHERE state = 'waiting';

-- What speaker-segmentation made of a run whose opening event is not there yet: the whole event, kept aside. The opening event
-- turns it into an edition and removes it. No reader sees it.
CREATE TABLE archive.early_edition (
    run_id       uuid  NOT NULL,
    document_id  uuid  NOT NULL,
    data         text  NOT NULL,
    CONSTRAINT pk_early_edition PRIMARY KEY (run_id)
);

-- One content of a document.
CREATE TABLE archive.version (
    document_id uuid        NOT NULL,
    version_no  integer     NOT NULL,
    sha256      text        NOT NULL,
    bytes       bigint      NOT NULL,
    media_type  text        NOT NULL,
    created_at  timestamptz NOT NULL,
    CONSTRAINT pk_version PRIMARY KEY (document_id, version_no),
    CONSTRAINT uq_version__document_id_sha256 UNIQUE (document_id, sha256),
    CONSTRAINT fk_version__document FOREIGN KEY (document_id) REFERENCES archive.document
);
CREATE INDEX ix_version__sha256 ON archive.version (sha256);

-- What one run made of one version.
CREATE TABLE archive.edition (
    run_id        uuid        NOT NULL,
    document_id   uuid        NOT NULL,
    version_no    integer     NOT NULL,
    edition_no    integer     NOT NULL,
    title         text,
    meeting_date  text,
    place         text,
    language      text,
    speeches      integer     NOT NULL,
    people        integer     NOT NULL,
    words         integer     NOT NULL,
    confidence    real        NOT NULL,
    extraction    jsonb       NOT NULL,
    body          text        NOT NULL,
    edits         jsonb       NOT NULL,
    pages         jsonb       NOT NULL,
    fields        jsonb       NOT NULL,
    quality       jsonb       NOT NULL,
    archived_at   timestamptz NOT NULL,
    CONSTRAINT pk_edition PRIMARY KEY (run_id),
    CONSTRAINT uq_edition__document_id_edition_no UNIQUE (document_id, edition_no),
    CONSTRAINT fk_edition__version FOREIGN KEY (document_id, version_no) REFERENCES archive.version
);

-- Who is known across documents.
CREATE TABLE archive.person (
    person_id  uuid NOT NULL,
    name       text NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (person_id)
);

-- Each form of a name, with the run that it was seen in.
CREATE TABLE archive.person_alias (
    run_id     uuid    NOT NULL,
    person_id  uuid    NOT NULL,
    alias      text    NOT NULL,
    CONSTRAINT pk_person_alias PRIMARY KEY (run_id, person_id, alias),
    CONSTRAINT fk_person_alias__edition FOREIGN KEY (run_id) REFERENCES archive.edition ON DELETE CASCADE,
    CONSTRAINT fk_person_alias__person FOREIGN KEY (person_id) REFERENCES archive.person
);
CREATE INDEX ix_person_alias__person_id ON archive.person_alias (person_id);

-- Who takes part in one edition, with the offices it gives them.
CREATE TABLE archive.edition_person (
    run_id     uuid    NOT NULL,
    person_id  uuid    NOT NULL,
    local_id   text    NOT NULL,
    name       text    NOT NULL,
    offices    text[]  NOT NULL,
    is_present boolean NOT NULL,
    CONSTRAINT pk_edition_person PRIMARY KEY (run_id, local_id),
    CONSTRAINT fk_edition_person__edition FOREIGN KEY (run_id) REFERENCES archive.edition ON DELETE CASCADE,
    CONSTRAINT fk_edition_person__person FOREIGN KEY (person_id) REFERENCES archive.person
);
CREATE INDEX ix_edition_person__person_id ON archive.edition_person (person_id);

-- Immutable as long as nobody alters PostgreSQL's own configurations, which is what a generated column asks for.
CREATE FUNCTION archive.words_of(search_config text, body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN to_tsvector(('pg_catalog.' || search_config)::regconfig, body);

-- The segments of an edition. A segment above 256 KiB of text is several rows (part_no 1, 2, …): a tsvector ends at 1 MiB.
-- search_config names PostgreSQL's text search configuration for the edition's language; text rather than regconfig, because a
-- table with a regconfig column stops pg_upgrade.
CREATE TABLE archive.segment (
    run_id          uuid     NOT NULL,
    ordinal         integer  NOT NULL,
    part_no         smallint NOT NULL DEFAULT 1,
    kind            text     NOT NULL,
    person_id       uuid,
    speaker_label   text,
    speaker_name    text,
    speaker         jsonb,
    start_offset    integer  NOT NULL,
    end_offset      integer  NOT NULL,
    original_start  integer  NOT NULL,
    original_end    integer  NOT NULL,
    page_label      text,
    confidence      real     NOT NULL,
    annotations     jsonb    NOT NULL,
    body            text     NOT NULL,
    search_config   text     NOT NULL,
    words           tsvector NOT NULL GENERATED ALWAYS AS (archive.words_of(search_config, body)) STORED,
    CONSTRAINT pk_segment PRIMARY KEY (run_id, ordinal, part_no),
    CONSTRAINT fk_segment__edition FOREIGN KEY (run_id) REFERENCES archive.edition ON DELETE CASCADE,
    CONSTRAINT ck_segment__range CHECK (start_offset >= 0 AND end_offset >= start_offset)
);
CREATE INDEX ix_segment__words ON archive.segment USING gin (words);
CREATE INDEX ix_segment__person_id ON archive.segment (person_id) WHERE person_id IS NOT NULL;

-- Texts are read whole or not at all; lz4 costs a fraction of the time of PostgreSQL's own compression. Not every server is built
-- with it (the embedded one is not).
DO $$
BEGIN
    IF (SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression') THEN
        ALTER TABLE archive.early_edition ALTER COLUMN data SET COMPRESSION lz4;
        ALTER TABLE archive.edition ALTER COLUMN body SET COMPRESSION lz4;
        ALTER TABLE archive.edition ALTER COLUMN edits SET COMPRESSION lz4;
        ALTER TABLE archive.segment ALTER COLUMN body SET COMPRESSION lz4;
    END IF;
END
$$;

-- What failed, and what to do about it. A run has one failure: the stage that gave up first. A run that is archived after all
-- loses it; the event log keeps it.
CREATE TABLE archive.failure (
    run_id        uuid        NOT NULL,
    document_id   uuid        NOT NULL,
    stage         text        NOT NULL,
    code          text        NOT NULL,
    reason        text        NOT NULL,
    action        text        NOT NULL,
    retryable     boolean     NOT NULL,
    attempt       integer     NOT NULL,
    record_topic  text,
    record_partition integer,
    record_offset bigint,
    failed_at     timestamptz NOT NULL,
    CONSTRAINT pk_failure PRIMARY KEY (run_id)
);
CREATE INDEX ix_failure__failed_at ON archive.failure (failed_at DESC, run_id);

-- Every event that was applied, and the outbox: rows with is_outgoing are published by the relay in feed order. The sequencer
-- stamps feed_position once no older transaction can still commit; it is the only cursor that readers get. data is the event as
-- JSON; for document.cleaned and document.segmented, whose texts stand in edition, a summary of it.
CREATE TABLE archive.event (
    event_id       uuid        NOT NULL,
    event_seq      bigint      GENERATED ALWAYS AS IDENTITY,
    transaction_id xid8        NOT NULL DEFAULT pg_current_xact_id(),
    feed_position  bigint,
    type           text        NOT NULL,
    source         text        NOT NULL,
    document_id    uuid,
    run_id         uuid,
    batch_id       uuid,
    occurred_at    timestamptz NOT NULL,
    recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    traceparent    text,
    is_outgoing    boolean     NOT NULL DEFAULT false,
    data           jsonb       NOT NULL,
    CONSTRAINT pk_event PRIMARY KEY (event_id),
    CONSTRAINT uq_event__feed_position UNIQUE (feed_position)
);
CREATE INDEX ix_event__unstamped ON archive.event (event_seq) WHERE feed_position IS NULL;
CREATE INDEX ix_event__document_id ON archive.event (document_id, event_seq);
CREATE INDEX ix_event__outgoing ON archive.event (feed_position) WHERE is_outgoing;

-- How far the relay has published the outbox.
CREATE TABLE archive.relay_position (
    relay          text   NOT NULL,
    feed_position  bigint NOT NULL,
    CONSTRAINT pk_relay_position PRIMARY KEY (relay)
);

-- How far storage has read each partition: written in the same transaction as the rows that the records made.
CREATE TABLE archive.consumer_offset (
    topic        text    NOT NULL,
    partition    integer NOT NULL,
    next_offset  bigint  NOT NULL,
    CONSTRAINT pk_consumer_offset PRIMARY KEY (topic, partition)
);

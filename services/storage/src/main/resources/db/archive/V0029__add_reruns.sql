-- Running many documents again, as staff decide it. Written by query.

-- Which software emitted an event; NULL for those of before this was said.
ALTER TABLE archive.event ADD COLUMN software text;

-- A choice of documents that somebody wants to run again. It is made first, looked at on a sample, and then started or not.
CREATE TABLE IF NOT EXISTS desk.rerun (
    rerun_id    uuid        NOT NULL,
    choice      text        NOT NULL,   -- what was asked for, as the form's fields
    made_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    made_by     text        NOT NULL,
    documents   integer     NOT NULL,
    started_at  timestamptz,
    started_by  text,
    reason      text,
    stopped_at  timestamptz,
    stopped_by  text,
    finished_at timestamptz,
    CONSTRAINT pk_rerun PRIMARY KEY (rerun_id),
    CONSTRAINT ck_rerun__started CHECK (num_nulls(started_at, started_by, reason) IN (0, 3))
);
CREATE INDEX IF NOT EXISTS ix_rerun__made_at ON desk.rerun (made_at DESC, rerun_id);
CREATE INDEX IF NOT EXISTS ix_rerun__working ON desk.rerun (started_at)
    WHERE started_at IS NOT NULL AND stopped_at IS NULL AND finished_at IS NULL;

-- Its documents. run_id is fixed before the request is sent, so that what is sent again after a crash is the same request.
CREATE TABLE IF NOT EXISTS desk.rerun_document (
    rerun_id     uuid        NOT NULL,
    document_id  uuid        NOT NULL,
    arrival_id   uuid,                   -- whose bytes; NULL for those of the current edition
    run_id       uuid,
    requested_at timestamptz,            -- the broker has it
    ended_at     timestamptz,
    outcome      text,
    CONSTRAINT pk_rerun_document PRIMARY KEY (rerun_id, document_id),
    CONSTRAINT fk_rerun_document__rerun FOREIGN KEY (rerun_id) REFERENCES desk.rerun ON DELETE CASCADE,
    CONSTRAINT ck_rerun_document__outcome CHECK (outcome IN ('archived', 'duplicate', 'failed', 'skipped')),
    CONSTRAINT ck_rerun_document__ended CHECK ((outcome IS NULL) = (ended_at IS NULL))
);
CREATE INDEX IF NOT EXISTS ix_rerun_document__open ON desk.rerun_document (rerun_id, document_id) WHERE outcome IS NULL;
CREATE INDEX IF NOT EXISTS ix_rerun_document__under_way ON desk.rerun_document (rerun_id) WHERE run_id IS NOT NULL AND outcome IS NULL;

-- The documents that are tried out, and what a run would change: the answer of the stages, compared with what the archive has.
CREATE TABLE IF NOT EXISTS desk.rerun_sample (
    rerun_id     uuid        NOT NULL,
    document_id  uuid        NOT NULL,
    arrival_id   uuid,
    run_id       uuid        NOT NULL,   -- of the rehearsal; the archive has none of this identifier
    requested_at timestamptz,
    answered_at  timestamptz,
    difference   jsonb,
    failure      text,
    CONSTRAINT pk_rerun_sample PRIMARY KEY (rerun_id, document_id),
    CONSTRAINT uq_rerun_sample__run_id UNIQUE (run_id),
    CONSTRAINT fk_rerun_sample__rerun FOREIGN KEY (rerun_id) REFERENCES desk.rerun ON DELETE CASCADE
);

-- How far query has read the rehearsals: moved in the transaction that writes what was read.
CREATE TABLE IF NOT EXISTS desk.consumer_offset (
    topic        text    NOT NULL,
    partition    integer NOT NULL,
    next_offset  bigint  NOT NULL,
    CONSTRAINT pk_desk_consumer_offset PRIMARY KEY (topic, partition)
);

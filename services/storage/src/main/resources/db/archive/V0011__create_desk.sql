-- Schema desk: what staff decided and who did what, written by query. It lies beside the archive and survives it: nothing here refers
-- to rows of the archive, which can be made again from its events.

CREATE SCHEMA IF NOT EXISTS desk;

-- Who did what, when and why. Rows are added and never changed.
CREATE TABLE IF NOT EXISTS desk.activity (
    activity_id  bigint      GENERATED ALWAYS AS IDENTITY,
    happened_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    who          text        NOT NULL,
    action       text        NOT NULL,
    subject      text        NOT NULL,   -- what it was done to, as people know it: the name of a file
    document_id  uuid,
    run_id       uuid,                   -- the run that it was done to
    was          text,                   -- the state before
    became       text,                   -- the state after
    reason       text        NOT NULL,
    CONSTRAINT pk_activity PRIMARY KEY (activity_id)
);
CREATE INDEX IF NOT EXISTS ix_activity__document_id ON desk.activity (document_id, activity_id);

-- Failures that staff have dealt with: run again, or dismissed with a note.
CREATE TABLE IF NOT EXISTS desk.settled_failure (
    run_id       uuid   NOT NULL,
    outcome      text   NOT NULL,
    CONSTRAINT pk_settled_failure PRIMARY KEY (run_id),
    CONSTRAINT ck_settled_failure__outcome CHECK (outcome IN ('retried', 'dismissed'))
);

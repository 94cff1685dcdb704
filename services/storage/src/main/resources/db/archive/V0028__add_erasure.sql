-- Documents whose text and original an administrator had erased. Nothing brings them back: neither an event that was late, nor old
-- topics that are read again.
CREATE TABLE archive.erasure (
    document_id   uuid         NOT NULL,
    erasure_id    uuid         NOT NULL,
    reason        text         NOT NULL,
    requested_by  text         NOT NULL,
    requested_at  timestamptz  NOT NULL,
    CONSTRAINT pk_erasure PRIMARY KEY (document_id)
);

-- The contents that went with them, in whatever document they lie. removed_at is empty as long as the object may be in the bucket.
CREATE TABLE archive.erased_original (
    sha256      text         NOT NULL,
    erasure_id  uuid         NOT NULL,
    requested_at timestamptz NOT NULL,
    removed_at  timestamptz,
    CONSTRAINT pk_erased_original PRIMARY KEY (sha256)
);
CREATE INDEX ix_erased_original__waiting ON archive.erased_original (sha256) WHERE removed_at IS NULL;

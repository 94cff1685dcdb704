-- What staff put right: a layer of its own over what runs made.

-- Every amendment, in the form in which it travelled. None is ever changed or removed; one that does not hold any more has another
-- that says so.
CREATE TABLE archive.amendment (
    amendment_id  uuid        NOT NULL,
    document_id   uuid        NOT NULL,   -- whose editions may still be on their way
    run_id        uuid        NOT NULL,   -- whose edition staff looked at
    kind          text        NOT NULL,
    correction    jsonb       NOT NULL,
    reason        text        NOT NULL,
    amended_by    text        NOT NULL,
    amended_at    timestamptz NOT NULL,
    undoes        uuid,
    CONSTRAINT pk_amendment PRIMARY KEY (amendment_id),
    CONSTRAINT ck_amendment__undoes CHECK ((kind = 'undoAmendment') = (undoes IS NOT NULL))
);
CREATE INDEX ix_amendment__document_id ON archive.amendment (document_id);
CREATE INDEX ix_amendment__amended_at ON archive.amendment (amended_at DESC, amendment_id);
CREATE INDEX ix_amendment__undoes ON archive.amendment (undoes) WHERE undoes IS NOT NULL;

-- What became of an amendment in one edition. A conflict waits for staff.
CREATE TABLE archive.amendment_place (
    run_id          uuid    NOT NULL,
    amendment_id    uuid    NOT NULL,
    conflict        text,
    original_start  integer,
    original_end    integer,
    CONSTRAINT pk_amendment_place PRIMARY KEY (run_id, amendment_id),
    CONSTRAINT fk_amendment_place__amendment FOREIGN KEY (amendment_id) REFERENCES archive.amendment
);
CREATE INDEX ix_amendment_place__amendment_id ON archive.amendment_place (amendment_id);
CREATE INDEX ix_amendment_place__conflict ON archive.amendment_place (amendment_id) WHERE conflict IS NOT NULL;

-- What a run made, whole, once readers see it with amendments. Without amendments it is what stands in edition and segment.
CREATE TABLE archive.machine_edition (
    run_id       uuid  NOT NULL,
    document_id  uuid  NOT NULL,
    data         text  NOT NULL,
    CONSTRAINT pk_machine_edition PRIMARY KEY (run_id)
);
CREATE INDEX ix_machine_edition__document_id ON archive.machine_edition (document_id);

-- Documents that readers do not find.
CREATE TABLE archive.withdrawal (
    document_id   uuid  NOT NULL,
    amendment_id  uuid  NOT NULL,
    CONSTRAINT pk_withdrawal PRIMARY KEY (document_id),
    CONSTRAINT fk_withdrawal__amendment FOREIGN KEY (amendment_id) REFERENCES archive.amendment
);

DO $$
BEGIN
    IF (SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression') THEN
        ALTER TABLE archive.machine_edition ALTER COLUMN data SET COMPRESSION lz4;
    END IF;
END
$$;

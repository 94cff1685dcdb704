-- Who is signed in, and the keys of machines. Only hashes are kept: a copy of these tables opens nothing. Sessions and keys are 256 random bits,
-- so plain SHA-256 is enough for the hash: nobody can guess them.

CREATE TABLE IF NOT EXISTS desk.session (
    hash       bytea       NOT NULL,   -- SHA-256 of what the browser's cookie holds
    who        text        NOT NULL,
    subject    text        NOT NULL,   -- by which the identity provider knows the person
    role       text        NOT NULL,
    began_at   timestamptz NOT NULL DEFAULT now(),
    ends_at    timestamptz NOT NULL,
    CONSTRAINT pk_session PRIMARY KEY (hash),
    CONSTRAINT ck_session__role CHECK (role IN ('viewer', 'archivist', 'administrator'))
);
CREATE INDEX IF NOT EXISTS ix_session__ends_at ON desk.session (ends_at);

CREATE TABLE IF NOT EXISTS desk.api_key (
    api_key_id   uuid        NOT NULL,
    name         text        NOT NULL,   -- what it is for
    role         text        NOT NULL,
    hash         bytea       NOT NULL,   -- SHA-256 of the key
    hint         text        NOT NULL,   -- the key's last letters, by which people know it again
    created_at   timestamptz NOT NULL DEFAULT now(),
    created_by   text        NOT NULL,
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz,            -- to the minute
    revoked_at   timestamptz,
    revoked_by   text,
    CONSTRAINT pk_api_key PRIMARY KEY (api_key_id),
    CONSTRAINT uq_api_key__hash UNIQUE (hash),
    CONSTRAINT ck_api_key__role CHECK (role IN ('viewer', 'archivist', 'administrator'))
);
-- A name is free again once its key is revoked.
CREATE UNIQUE INDEX IF NOT EXISTS ux_api_key__name ON desk.api_key (name) WHERE revoked_at IS NULL;

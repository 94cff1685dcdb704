-- Searches that people keep under a name, for themselves or for all. Written by query.

CREATE TABLE IF NOT EXISTS desk.saved_search (
    saved_search_id uuid        NOT NULL,
    owner           text        NOT NULL,   -- by whom the sign-in knows them; empty where nobody signs in, and it is everybody's
    name            text        NOT NULL,
    search          jsonb       NOT NULL,   -- the parameters of the search, as text
    shared          boolean     NOT NULL,
    saved_by        text        NOT NULL,
    saved_at        timestamptz NOT NULL DEFAULT now(),
    changed_at      timestamptz,
    CONSTRAINT pk_saved_search PRIMARY KEY (saved_search_id),
    CONSTRAINT uq_saved_search__owner_name UNIQUE (owner, name),
    CONSTRAINT ck_saved_search__search CHECK (jsonb_typeof(search) = 'object')
);
CREATE INDEX IF NOT EXISTS ix_saved_search__shared ON desk.saved_search (name, saved_search_id) WHERE shared;

-- Where is my file? A part of a name or title is found by the groups of three letters that it has; read one by one, titles of 100,000
-- documents take longer than a page may. The extension comes with PostgreSQL, and whoever owns the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX ix_arrival__name_part ON archive.arrival USING gin (lower(name) gin_trgm_ops);
CREATE INDEX ix_edition__title_part ON archive.edition USING gin (lower(title) gin_trgm_ops);

-- When the bytes of each original were last read again, and what was found. Both columns are empty until the first check, so adding
-- them rewrites nothing.
ALTER TABLE archive.version
    ADD COLUMN checked_at timestamptz,
    ADD COLUMN check_outcome text,
    ADD CONSTRAINT ck_version__checked CHECK ((checked_at IS NULL) = (check_outcome IS NULL)) NOT VALID;

-- The original that was not looked at for the longest time, and those that are not what they were. One row a document: a second for a
-- million.
CREATE INDEX ix_version__looked_at ON archive.version ((coalesce(checked_at, created_at)));
CREATE INDEX ix_version__not_intact ON archive.version (checked_at) WHERE check_outcome <> 'intact';

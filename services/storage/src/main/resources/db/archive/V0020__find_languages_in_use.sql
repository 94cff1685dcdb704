-- Search asks in each language that the archive holds, and finds them by leaps over this index.
CREATE INDEX ix_edition__language ON archive.edition (coalesce(language, ''), run_id);

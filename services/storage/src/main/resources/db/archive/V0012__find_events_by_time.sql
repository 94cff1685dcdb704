-- Readers of the feed may begin at a time.
CREATE INDEX ix_event__recorded_at ON archive.event (recorded_at);

-- When an event got its place in the feed. Harvesters ask for what changed from a time on, and this is the one time that never
-- goes back along the feed.
ALTER TABLE archive.event ADD COLUMN stamped_at timestamptz;

-- Harvesters go along what was archived, amended and withdrawn. Events from before this migration count by the time they were recorded.
CREATE INDEX ix_event__told ON archive.event (coalesce(stamped_at, recorded_at), feed_position)
 WHERE type IN ('org.stenogram.document.archived.v1', 'org.stenogram.document.amended.v1', 'org.stenogram.document.withdrawn.v1')
   AND feed_position IS NOT NULL;

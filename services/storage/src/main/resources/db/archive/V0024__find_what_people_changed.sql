-- The feed of change notes asks for the latest few among millions of events.
CREATE INDEX ix_event__amendment_id ON archive.event (feed_position) WHERE data ->> 'amendmentId' IS NOT NULL;

-- Run once, by the image's entrypoint, when the volume is empty. Each service has a role of its own; what a role may
-- read, storage's migrations grant.
\getenv storage_password STENOGRAM_STORAGE_PASSWORD
\getenv query_password STENOGRAM_QUERY_PASSWORD
\getenv ingest_password STENOGRAM_INGEST_PASSWORD
\getenv subscriptions_password STENOGRAM_SUBSCRIPTIONS_PASSWORD

CREATE ROLE stenogram_storage LOGIN PASSWORD :'storage_password';
CREATE ROLE stenogram_query LOGIN PASSWORD :'query_password';
CREATE ROLE stenogram_ingest LOGIN PASSWORD :'ingest_password';
CREATE ROLE stenogram_subscriptions LOGIN PASSWORD :'subscriptions_password';

ALTER DATABASE stenogram OWNER TO stenogram_storage;
REVOKE ALL ON DATABASE stenogram FROM PUBLIC;
GRANT CONNECT ON DATABASE stenogram TO stenogram_query, stenogram_ingest, stenogram_subscriptions;

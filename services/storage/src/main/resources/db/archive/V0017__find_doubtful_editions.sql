-- Staff look at the least certain documents first.
CREATE INDEX ix_edition__confidence ON archive.edition (confidence, run_id) WHERE speeches > 0;
CREATE INDEX ix_document__current_run_id ON archive.document (current_run_id);

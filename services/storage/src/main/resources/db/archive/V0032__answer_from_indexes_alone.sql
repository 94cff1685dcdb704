-- What the pages count and sort by is read from indexes alone: the rows themselves are long, and there are many. Storage alone writes these
-- tables, so nobody waits while an index is made but storage; docs/size.md has how long that takes.

-- People by name, those whom the machine found and those whom staff named. Cut off, so that a name of any length fits.
CREATE INDEX ix_person__name ON archive.person (left(name, 200) COLLATE "C", person_id);
CREATE INDEX IF NOT EXISTS ix_person_place__name ON desk.person_place (left(name, 200) COLLATE "C", head_id);

-- What searches, lists and counts ask of an edition; the row has the text of the whole document. version_no is there for v_document, whose
-- join with version the planner leaves out, but not the column that it joins by.
CREATE INDEX ix_edition__summary ON archive.edition (run_id) INCLUDE (document_id, version_no, meeting_date, language, speeches, confidence);

-- How often somebody speaks.
CREATE INDEX ix_segment__person ON archive.segment (person_id, run_id, ordinal, part_no) WHERE person_id IS NOT NULL;
DROP INDEX archive.ix_segment__person_id;

-- What other software has made, to run it again.
CREATE INDEX ix_event__segmented ON archive.event (software, run_id) WHERE type = 'org.stenogram.document.segmented.v1';

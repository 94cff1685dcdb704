-- Who is who, as staff and an authority file say. The machine names a person by the form of the name that a document gives, and the
-- same form has the same identifier in every run: so what is said of it here holds after every re-run. Schema desk is written by query.

-- What staff decided, each for ever; one that does not hold any more has another that says so.
CREATE TABLE IF NOT EXISTS desk.person_decision (
    decision_id  uuid        NOT NULL,
    decided_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    kind         text        NOT NULL,
    person_id    uuid        NOT NULL,
    other_id     uuid,       -- merge: whose person it is; split: who speaks in the documents instead
    documents    uuid[],     -- split: in which
    name         text,       -- rename and split: what they are called
    undoes       uuid,
    who          text        NOT NULL,
    reason       text        NOT NULL,
    CONSTRAINT pk_person_decision PRIMARY KEY (decision_id),
    CONSTRAINT uq_person_decision__undoes UNIQUE (undoes),
    CONSTRAINT ck_person_decision__kind CHECK (
        CASE kind WHEN 'merge' THEN num_nulls(documents, name, undoes) = 3 AND other_id IS NOT NULL
                  WHEN 'split' THEN num_nulls(other_id, documents, name) = 0 AND undoes IS NULL
                  WHEN 'rename' THEN num_nulls(other_id, documents, undoes) = 3 AND name IS NOT NULL
                  WHEN 'undo' THEN num_nulls(other_id, documents, name) = 3 AND undoes IS NOT NULL
                  ELSE false END)
);
CREATE INDEX IF NOT EXISTS ix_person_decision__person_id ON desk.person_decision (person_id);
CREATE INDEX IF NOT EXISTS ix_person_decision__other_id ON desk.person_decision (other_id) WHERE other_id IS NOT NULL;

-- People of an authority file, with what other catalogues call them.
CREATE TABLE IF NOT EXISTS desk.authority (
    authority_id  uuid        NOT NULL,
    name          text        NOT NULL,
    identifiers   jsonb       NOT NULL,
    imported_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_authority PRIMARY KEY (authority_id)
);

CREATE TABLE IF NOT EXISTS desk.authority_name (
    authority_id  uuid  NOT NULL,
    name          text  NOT NULL,
    folded        text  NOT NULL,
    CONSTRAINT pk_authority_name PRIMARY KEY (authority_id, name),
    CONSTRAINT fk_authority_name__authority FOREIGN KEY (authority_id) REFERENCES desk.authority ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS ix_authority_name__folded ON desk.authority_name (folded);

-- What follows from all that: whose the name is that the machine found, in one document or (document_id of noughts) everywhere. Made
-- anew by settle_people.
CREATE TABLE IF NOT EXISTS desk.person_place (
    person_id    uuid  NOT NULL,
    document_id  uuid  NOT NULL,
    head_id      uuid  NOT NULL,
    name         text  NOT NULL,
    CONSTRAINT pk_person_place PRIMARY KEY (person_id, document_id)
);
CREATE INDEX IF NOT EXISTS ix_person_place__head_id ON desk.person_place (head_id);

-- Staff outrank the authority file, and that outranks the machine. A name that two people of the file bear is nobody's.
CREATE OR REPLACE FUNCTION desk.settle_people() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('desk.settle_people'));
    DELETE FROM desk.person_place;
    INSERT INTO desk.person_place (person_id, document_id, head_id, name)
    WITH RECURSIVE holding AS MATERIALIZED (
         SELECT d.*
           FROM desk.person_decision d
          WHERE d.kind <> 'undo'
            AND NOT EXISTS (SELECT FROM desk.person_decision u WHERE u.undoes = d.decision_id)),
    borne AS (
         SELECT folded, min(authority_id::text)::uuid AS authority_id
           FROM desk.authority_name
          GROUP BY folded
         HAVING count(DISTINCT authority_id) = 1),
    edge AS MATERIALIZED (
         SELECT DISTINCT ON (person_id) person_id, other_id
           FROM (SELECT person_id, other_id, 1 AS place, decided_at FROM holding WHERE kind = 'merge'
                 UNION ALL
                 SELECT p.person_id, b.authority_id, 2, NULL
                   FROM borne b
                   JOIN archive.person p ON archive.fold_name(p.name) = b.folded) said
          ORDER BY person_id, place, decided_at DESC),
    path AS (
         SELECT person_id AS base, person_id AS node, 0 AS depth
           FROM (SELECT person_id FROM edge UNION SELECT person_id FROM holding UNION SELECT other_id FROM holding WHERE kind = 'split') known
         UNION ALL
         SELECT path.base, edge.other_id, path.depth + 1
           FROM path
           JOIN edge ON edge.person_id = path.node
          WHERE path.depth < 50),
    head AS (
         SELECT DISTINCT ON (base) base, node AS head_id FROM path ORDER BY base, depth DESC),
    titled AS (
         SELECT head.base, head.head_id,
                coalesce((SELECT name FROM holding WHERE kind = 'rename' AND person_id = head.head_id ORDER BY decided_at DESC LIMIT 1),
                         (SELECT name FROM desk.authority WHERE authority_id = head.head_id),
                         (SELECT name FROM holding WHERE kind = 'split' AND other_id = head.head_id ORDER BY decided_at LIMIT 1),
                         (SELECT name FROM archive.person WHERE person_id = head.head_id)) AS name
           FROM head)
    SELECT t.base, '00000000-0000-0000-0000-000000000000', t.head_id, t.name
      FROM titled t
      JOIN archive.person p ON p.person_id = t.base
     WHERE t.name IS NOT NULL AND (t.head_id <> t.base OR t.name <> p.name)
    UNION ALL
    SELECT base, document_id, head_id, name
      FROM (SELECT DISTINCT ON (path.base, document.document_id) path.base, document.document_id, t.head_id, t.name
              FROM holding s
             CROSS JOIN unnest(s.documents) document (document_id)
              JOIN path ON path.node = s.person_id
              JOIN archive.person p ON p.person_id = path.base
              JOIN titled t ON t.base = s.other_id
             WHERE s.kind = 'split' AND t.name IS NOT NULL
             ORDER BY path.base, document.document_id, s.decided_at DESC) split;
END
$$;
REVOKE ALL ON FUNCTION desk.settle_people() FROM PUBLIC;

-- Names that come new into the archive may be such as somebody has said something of.
CREATE FUNCTION archive.settle_new_people() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
    IF EXISTS (SELECT FROM new_person n JOIN desk.person_decision d ON d.person_id = n.person_id)
       OR (EXISTS (SELECT FROM desk.authority_name)
           AND EXISTS (SELECT FROM new_person n JOIN desk.authority_name a ON a.folded = archive.fold_name(n.name))) THEN
        PERFORM desk.settle_people();
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER settle_new_people AFTER INSERT ON archive.person
    REFERENCING NEW TABLE AS new_person FOR EACH STATEMENT EXECUTE FUNCTION archive.settle_new_people();

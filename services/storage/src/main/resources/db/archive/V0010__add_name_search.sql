-- Finds people by any spelling: case, diacritics, punctuation and spaces make no difference.

-- A name in the form that is compared. Cut off, so that a label of any length fits an index. The collation is one that every
-- PostgreSQL since 17 has, whatever the locale of the server, and that knows the letters of all scripts.
CREATE FUNCTION archive.fold_name(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN left(btrim(regexp_replace(
    translate(
        replace(replace(replace(
            lower(regexp_replace(normalize(left(name, 400), NFKD), '[\u0300-\u036f]', '', 'g') COLLATE pg_c_utf8),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        'łøđðħıŧ', 'loddhit') COLLATE pg_c_utf8,
    '[^[:alnum:]]+', ' ', 'g')), 200);

-- Equal names, then names that hold all the words asked for.
CREATE INDEX ix_person__name_folded ON archive.person (archive.fold_name(name));
CREATE INDEX ix_person__name_words ON archive.person USING gin (to_tsvector('simple', archive.fold_name(name)));
CREATE INDEX ix_person_alias__alias_folded ON archive.person_alias (archive.fold_name(alias));
CREATE INDEX ix_person_alias__alias_words ON archive.person_alias USING gin (to_tsvector('simple', archive.fold_name(alias)));

-- Labels that could not be resolved to a person: "Chairman". The others are found by the person.
CREATE INDEX ix_segment__label_folded ON archive.segment (archive.fold_name(speaker_label))
 WHERE person_id IS NULL AND speaker_label IS NOT NULL;
CREATE INDEX ix_segment__label_words ON archive.segment USING gin (to_tsvector('simple', archive.fold_name(speaker_label)))
 WHERE person_id IS NULL AND speaker_label IS NOT NULL;

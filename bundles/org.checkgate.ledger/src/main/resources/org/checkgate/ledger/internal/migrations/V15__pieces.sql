-- An object that is sent in one piece, whose bytes were about to leave when its entry was made: it needs no row of its own for its one part.
ALTER TABLE uploads ADD COLUMN begun BOOLEAN DEFAULT FALSE NOT NULL;
-- There are never many entries, and each costs a small file a part of its way.
DROP INDEX uploads_tier;

-- Deliveries of one roll name whose manifests are states of one history have one lineage: the number of its first delivery.
ALTER TABLE rolls ADD COLUMN lineage INTEGER DEFAULT 1 NOT NULL;
UPDATE rolls r SET lineage = (SELECT MIN(o.delivery) FROM rolls o WHERE o.title = r.title AND o.shoot_day = r.shoot_day
  AND o.unit = r.unit AND o.name = r.name AND o.fingerprint = r.fingerprint);

-- Of rolls that were listed before this table was there the fingerprint alone is known.
CREATE TABLE roll_manifests (
  roll_id BIGINT NOT NULL REFERENCES rolls,
  digest VARCHAR(64) NOT NULL,
  PRIMARY KEY (roll_id, digest)
);

-- Not on its own drive, and safe all the same: another delivery brought it.
ALTER TABLE files ADD COLUMN brought BOOLEAN DEFAULT FALSE NOT NULL;
DROP INDEX files_missing;
CREATE INDEX files_missing ON files (roll_id, missing, brought);

-- Several files may rest on one object: what befalls it befalls all of them.
CREATE INDEX copies_object ON copies (object_key);

-- What a monitoring system asks for, counted in the step that makes it so: nobody looks through files for it.
CREATE TABLE tallies (
  family VARCHAR(16) NOT NULL,
  subject VARCHAR NOT NULL,
  detail VARCHAR NOT NULL,
  total BIGINT NOT NULL,
  PRIMARY KEY (family, subject, detail)
);

-- Bytes of a roll's files as they were listed.
ALTER TABLE transfer_totals ADD COLUMN size BIGINT DEFAULT 0 NOT NULL;
UPDATE transfer_totals t SET size = (SELECT COALESCE(SUM(GREATEST(f.size, 0)), 0) FROM files f WHERE f.roll_id = t.roll_id);

-- What had been sent for the roll when a station was asked for anew, and whether it was done before.
ALTER TABLE work ADD COLUMN sent_before BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE work ADD COLUMN done_before BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE work SET done_before = TRUE WHERE state = 'DONE';

-- How many files a roll has, and how many of them lie where, how well proven: changed in the step that changes a file or a copy, so that
-- lights and pages ask a few rows. Rows without a tier are the files themselves, THERE or MISSING; all others are copies by their strength.
CREATE TABLE roll_counts (
  roll_id BIGINT NOT NULL REFERENCES rolls,
  tier VARCHAR(16) NOT NULL,
  endpoint VARCHAR NOT NULL,
  strength VARCHAR(24) NOT NULL,
  files BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  PRIMARY KEY (roll_id, tier, endpoint, strength)
);
INSERT INTO roll_counts (roll_id, tier, endpoint, strength, files, bytes)
  SELECT roll_id, '', '', CASE WHEN missing AND NOT brought THEN 'MISSING' ELSE 'THERE' END, COUNT(*), SUM(GREATEST(size, 0)) FROM files
  GROUP BY roll_id, CASE WHEN missing AND NOT brought THEN 'MISSING' ELSE 'THERE' END;
INSERT INTO roll_counts (roll_id, tier, endpoint, strength, files, bytes)
  SELECT c.roll_id, c.tier, c.endpoint, c.strength, COUNT(*), SUM(GREATEST(f.size, 0)) FROM copies c JOIN files f ON f.id = c.file_id
  GROUP BY c.roll_id, c.tier, c.endpoint, c.strength;

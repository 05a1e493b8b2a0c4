-- When a roll was let go from staging because cloud and archive had it; empty for one that staging is to hold.
ALTER TABLE rolls ADD COLUMN cleared_at TIMESTAMP(9) WITH TIME ZONE;

-- Objects in staging that were let go and are still to be removed there.
CREATE TABLE leftovers (
  endpoint VARCHAR NOT NULL,
  object_key VARCHAR NOT NULL,
  PRIMARY KEY (endpoint, object_key)
);

-- What persons ordered of the backbone. An order stands until somebody takes it back, whatever is restarted meanwhile.

CREATE TABLE limit_orders (
  only_one BOOLEAN DEFAULT TRUE NOT NULL PRIMARY KEY CHECK (only_one),
  plan VARCHAR NOT NULL,
  ordered_by VARCHAR NOT NULL,
  ordered_at TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

CREATE TABLE limit_exceptions (
  only_one BOOLEAN DEFAULT TRUE NOT NULL PRIMARY KEY CHECK (only_one),
  rate VARCHAR NOT NULL,
  ends_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  ordered_by VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  ordered_at TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

-- The subject is a lane's word, a title or a roll's number; empty for the site.
CREATE TABLE holds (
  reach VARCHAR(16) NOT NULL,
  subject VARCHAR NOT NULL,
  kind VARCHAR(16) NOT NULL,
  ordered_by VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  ordered_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (reach, subject)
);

CREATE TABLE urgencies (
  roll_id BIGINT NOT NULL PRIMARY KEY REFERENCES rolls,
  urgency VARCHAR(16) NOT NULL,
  ordered_by VARCHAR NOT NULL,
  ordered_at TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

CREATE TABLE title_shares (
  title VARCHAR NOT NULL PRIMARY KEY,
  weight INTEGER NOT NULL,
  ordered_by VARCHAR NOT NULL,
  ordered_at TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

CREATE TABLE title_objectives (
  title VARCHAR NOT NULL PRIMARY KEY,
  hours INTEGER NOT NULL,
  ordered_by VARCHAR NOT NULL,
  ordered_at TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

-- Since when a station has been asked for: who waits longest is told from it.
ALTER TABLE work ADD COLUMN since TIMESTAMP(9) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL;

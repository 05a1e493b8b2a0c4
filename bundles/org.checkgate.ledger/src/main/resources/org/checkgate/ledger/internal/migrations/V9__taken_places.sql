-- Places in staging where something lay that no roll could be made out of when a ledger was rebuilt: no delivery is put there.
CREATE TABLE taken_places (
  title VARCHAR NOT NULL,
  shoot_day VARCHAR(8) NOT NULL,
  unit VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  delivery INTEGER NOT NULL,
  PRIMARY KEY (title, shoot_day, unit, name, delivery)
);

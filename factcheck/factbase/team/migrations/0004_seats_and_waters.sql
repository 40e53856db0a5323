-- Further seats of an organisation, further rulers before an independence, rivers and seas.
ALTER TABLE organisation ADD COLUMN seats_also words NOT NULL DEFAULT '[]';
ALTER TABLE profile ADD COLUMN independence_from_also words NOT NULL DEFAULT '[]';
CREATE TABLE water (
  name words PRIMARY KEY, names words NOT NULL, mouths words NOT NULL, states words NOT NULL,
  source INTEGER NOT NULL);

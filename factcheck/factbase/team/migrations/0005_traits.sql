-- What does not change of people and organisations: nationals, languages, treaties.
CREATE TABLE trait (
  subject words NOT NULL, trait words NOT NULL, value words NOT NULL, source INTEGER NOT NULL);
CREATE INDEX trait_subject ON trait (subject, trait);

-- Who added which fact, when and why. The database's own user stands beside the author's name.
CREATE TABLE change (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, author words NOT NULL CHECK (author <> ''),
  role words NOT NULL DEFAULT session_user,
  made_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
  reason words NOT NULL CHECK (reason <> ''), entity words NOT NULL, measure words NOT NULL,
  basis words NOT NULL, unit words NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
  vintage words NOT NULL, old words, new words, title words NOT NULL, publisher words NOT NULL,
  url words NOT NULL);
CREATE INDEX change_entity ON change (entity);

CREATE FUNCTION change_stays() RETURNS TRIGGER LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'the record of changes is only ever added to'; END $$;
CREATE TRIGGER change_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON change
  FOR EACH STATEMENT EXECUTE FUNCTION change_stays();

-- The facts that a team has added and not withdrawn. They go by ids, not by numbers, so that they
-- can be laid over every new publication.
CREATE TABLE team_fact (
  entity words NOT NULL, measure words NOT NULL, basis words NOT NULL, unit words NOT NULL,
  first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, value words NOT NULL,
  vintage words NOT NULL, title words NOT NULL, publisher words NOT NULL, url words NOT NULL,
  change BIGINT NOT NULL REFERENCES change (id),
  PRIMARY KEY (entity, measure, basis, unit, first_day, last_day));

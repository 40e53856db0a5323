-- The tables of the compiled store (factbase/schema.py), as they were in version 1.

-- Text is compared byte by byte, as SQLite does, so that both stores give the same order.
CREATE DOMAIN words AS TEXT COLLATE "C";

CREATE TABLE pack (
  number INTEGER PRIMARY KEY, name words NOT NULL, version words NOT NULL, vintage words NOT NULL,
  licence words NOT NULL, facts INTEGER NOT NULL, path words NOT NULL, own INTEGER NOT NULL);
CREATE TABLE source (
  number INTEGER PRIMARY KEY, key words NOT NULL, title words NOT NULL, publisher words NOT NULL,
  url words NOT NULL, licence words NOT NULL, pack words NOT NULL, vintage words NOT NULL,
  priority INTEGER NOT NULL);
CREATE TABLE entity (
  number INTEGER PRIMARY KEY, id words NOT NULL UNIQUE, type words NOT NULL, code words NOT NULL,
  country words NOT NULL, pack words NOT NULL);
CREATE TABLE name (
  rowid INTEGER PRIMARY KEY, key words NOT NULL, name words NOT NULL, entity INTEGER NOT NULL,
  form words NOT NULL,
  lang words NOT NULL, start words, until words, weight BIGINT NOT NULL);
CREATE TABLE country (
  entity INTEGER PRIMARY KEY, alpha2 words NOT NULL, status words NOT NULL, official words NOT NULL,
  sovereign words NOT NULL, part_of words NOT NULL, start words, until words,
  successors words NOT NULL);
CREATE TABLE profile (
  entity INTEGER PRIMARY KEY, continents words NOT NULL, landlocked INTEGER NOT NULL,
  highest_peak words NOT NULL, independence_from words NOT NULL);
CREATE TABLE organisation (
  entity INTEGER PRIMARY KEY, founded words, dissolved words, founded_in words NOT NULL,
  seat words NOT NULL, predecessor words NOT NULL, statuses words NOT NULL,
  status_words words NOT NULL, source INTEGER NOT NULL);
CREATE TABLE membership (
  organisation words NOT NULL, member words NOT NULL, status words NOT NULL, start words,
  until words,
  first_day INTEGER NOT NULL, end_day INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE office (
  entity INTEGER PRIMARY KEY, id words NOT NULL, role words NOT NULL, jurisdiction words NOT NULL,
  titles words NOT NULL, known_until words, source INTEGER NOT NULL);
CREATE TABLE person (
  entity INTEGER PRIMARY KEY, native words NOT NULL, spellings words NOT NULL, born words,
  died words,
  family_first INTEGER NOT NULL);
CREATE TABLE term (
  person words NOT NULL, office words NOT NULL, role words NOT NULL, jurisdiction words NOT NULL,
  start words, until words, first_day INTEGER NOT NULL, end_day INTEGER NOT NULL,
  acting INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE event (
  number INTEGER PRIMARY KEY, id words NOT NULL UNIQUE, kind words NOT NULL, names words NOT NULL,
  subjects words NOT NULL, date words NOT NULL, place words NOT NULL, ordinal INTEGER,
  series words NOT NULL, online INTEGER NOT NULL, also words NOT NULL, magnitude words,
  source INTEGER NOT NULL);
CREATE TABLE event_subject (subject words NOT NULL, event INTEGER NOT NULL);
CREATE TABLE place (
  entity INTEGER PRIMARY KEY, name words NOT NULL, type words NOT NULL,
  latitude DOUBLE PRECISION NOT NULL,
  longitude DOUBLE PRECISION NOT NULL, population BIGINT NOT NULL, source INTEGER NOT NULL);
CREATE TABLE capital (
  country words NOT NULL, name words NOT NULL, place words NOT NULL, role words NOT NULL,
  start words,
  until words, first_day INTEGER NOT NULL, end_day INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE border (
  country words NOT NULL, neighbour words NOT NULL, kilometres words, via words NOT NULL,
  disputed INTEGER NOT NULL, start words, until words, first_day INTEGER NOT NULL,
  end_day INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE tender (
  country words NOT NULL, currency words NOT NULL, name words NOT NULL, start words, until words,
  first_day INTEGER NOT NULL, end_day INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE rate (
  base words NOT NULL, currency words NOT NULL, month INTEGER NOT NULL, low words NOT NULL,
  mean words NOT NULL, high words NOT NULL, source INTEGER NOT NULL,
  PRIMARY KEY (currency, base, month));
CREATE TABLE series (
  number INTEGER PRIMARY KEY, measure words NOT NULL, basis words NOT NULL, unit words NOT NULL,
  code words NOT NULL, vintage words NOT NULL, vintage_day INTEGER NOT NULL,
  additive INTEGER NOT NULL, timeless INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE fact (
  series INTEGER NOT NULL, entity INTEGER NOT NULL, first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL, value words NOT NULL,
  PRIMARY KEY (series, entity, first_day, last_day));
CREATE TABLE world (
  series INTEGER NOT NULL, year INTEGER NOT NULL, total words NOT NULL,
  economies INTEGER NOT NULL, PRIMARY KEY (series, year));

CREATE INDEX entity_code ON entity (code) WHERE code <> '';
CREATE INDEX name_key ON name (key);
CREATE INDEX name_entity ON name (entity);
CREATE INDEX membership_organisation ON membership (organisation);
CREATE INDEX membership_member ON membership (member);
CREATE INDEX term_person ON term (person);
CREATE INDEX term_office ON term (office);
CREATE INDEX term_jurisdiction ON term (jurisdiction, role);
CREATE INDEX event_kind ON event (kind);
CREATE INDEX event_subject_subject ON event_subject (subject);
CREATE INDEX capital_country ON capital (country);
CREATE INDEX border_country ON border (country);
CREATE INDEX tender_country ON tender (country);
CREATE INDEX tender_currency ON tender (currency);

-- A word of SQLite's that the queries use.
CREATE FUNCTION instr(held TEXT, part TEXT) RETURNS INTEGER
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT strpos(held, part)';

-- Who published what ships, and when; the last row is what holds.
CREATE TABLE publication (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id UUID NOT NULL DEFAULT gen_random_uuid(), published_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  published_by words NOT NULL DEFAULT session_user, program words NOT NULL);

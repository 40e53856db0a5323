"""The tables of the store. Days are proleptic ordinals, months are counted from year 0; lists
are JSON text."""

from __future__ import annotations

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE pack (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, vintage TEXT NOT NULL,
  licence TEXT NOT NULL, facts INTEGER NOT NULL, path TEXT NOT NULL, own INTEGER NOT NULL);
CREATE TABLE source (
  number INTEGER PRIMARY KEY, key TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,
  url TEXT NOT NULL, licence TEXT NOT NULL, pack TEXT NOT NULL, vintage TEXT NOT NULL,
  priority INTEGER NOT NULL);
CREATE TABLE entity (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, code TEXT NOT NULL,
  country TEXT NOT NULL, pack TEXT NOT NULL);
CREATE TABLE name (
  key TEXT NOT NULL, name TEXT NOT NULL, entity INTEGER NOT NULL, form TEXT NOT NULL,
  lang TEXT NOT NULL, start TEXT, until TEXT, weight INTEGER NOT NULL);
CREATE TABLE country (
  entity INTEGER PRIMARY KEY, alpha2 TEXT NOT NULL, status TEXT NOT NULL, official TEXT NOT NULL,
  sovereign TEXT NOT NULL, part_of TEXT NOT NULL, start TEXT, until TEXT, successors TEXT NOT NULL);
CREATE TABLE profile (
  entity INTEGER PRIMARY KEY, continents TEXT NOT NULL, landlocked INTEGER NOT NULL,
  highest_peak TEXT NOT NULL, independence_from TEXT NOT NULL,
  independence_from_also TEXT NOT NULL);
CREATE TABLE organisation (
  entity INTEGER PRIMARY KEY, founded TEXT, dissolved TEXT, founded_in TEXT NOT NULL,
  seat TEXT NOT NULL, seats_also TEXT NOT NULL, predecessor TEXT NOT NULL, statuses TEXT NOT NULL,
  status_words TEXT NOT NULL, source INTEGER NOT NULL);
CREATE TABLE membership (
  organisation TEXT NOT NULL, member TEXT NOT NULL, status TEXT NOT NULL, start TEXT, until TEXT,
  first_day INTEGER NOT NULL, end_day INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE office (
  entity INTEGER PRIMARY KEY, id TEXT NOT NULL, role TEXT NOT NULL, jurisdiction TEXT NOT NULL,
  titles TEXT NOT NULL, known_until TEXT, source INTEGER NOT NULL);
CREATE TABLE person (
  entity INTEGER PRIMARY KEY, native TEXT NOT NULL, spellings TEXT NOT NULL, born TEXT, died TEXT,
  family_first INTEGER NOT NULL);
CREATE TABLE term (
  person TEXT NOT NULL, office TEXT NOT NULL, role TEXT NOT NULL, jurisdiction TEXT NOT NULL,
  start TEXT, until TEXT, first_day INTEGER NOT NULL, end_day INTEGER NOT NULL,
  acting INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE event (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, names TEXT NOT NULL,
  subjects TEXT NOT NULL, date TEXT NOT NULL, place TEXT NOT NULL, ordinal INTEGER,
  series TEXT NOT NULL, online INTEGER NOT NULL, also TEXT NOT NULL, magnitude TEXT,
  source INTEGER NOT NULL, told TEXT NOT NULL);
CREATE TABLE event_subject (subject TEXT NOT NULL, event INTEGER NOT NULL);
CREATE TABLE place (
  entity INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, latitude REAL NOT NULL,
  longitude REAL NOT NULL, population INTEGER NOT NULL, source INTEGER NOT NULL,
  division TEXT NOT NULL);
CREATE TABLE capital (
  country TEXT NOT NULL, name TEXT NOT NULL, place TEXT NOT NULL, role TEXT NOT NULL, start TEXT,
  until TEXT, first_day INTEGER NOT NULL, end_day INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE water (
  name TEXT PRIMARY KEY, names TEXT NOT NULL, mouths TEXT NOT NULL, states TEXT NOT NULL,
  source INTEGER NOT NULL, cities TEXT NOT NULL, joins TEXT NOT NULL);
CREATE TABLE trait (
  subject TEXT NOT NULL, trait TEXT NOT NULL, value TEXT NOT NULL, source INTEGER NOT NULL);
CREATE TABLE border (
  country TEXT NOT NULL, neighbour TEXT NOT NULL, kilometres TEXT, via TEXT NOT NULL,
  disputed INTEGER NOT NULL, start TEXT, until TEXT, first_day INTEGER NOT NULL,
  end_day INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE tender (
  country TEXT NOT NULL, currency TEXT NOT NULL, name TEXT NOT NULL, start TEXT, until TEXT,
  first_day INTEGER NOT NULL, end_day INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE rate (
  base TEXT NOT NULL, currency TEXT NOT NULL, month INTEGER NOT NULL, low TEXT NOT NULL,
  mean TEXT NOT NULL, high TEXT NOT NULL, source INTEGER NOT NULL,
  PRIMARY KEY (currency, base, month)) WITHOUT ROWID;
CREATE TABLE series (
  number INTEGER PRIMARY KEY, measure TEXT NOT NULL, basis TEXT NOT NULL, unit TEXT NOT NULL,
  code TEXT NOT NULL, vintage TEXT NOT NULL, vintage_day INTEGER NOT NULL,
  additive INTEGER NOT NULL, timeless INTEGER NOT NULL, source INTEGER NOT NULL);
CREATE TABLE fact (
  series INTEGER NOT NULL, entity INTEGER NOT NULL, first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (series, entity, first_day, last_day)) WITHOUT ROWID;
CREATE TABLE world (
  series INTEGER NOT NULL, year INTEGER NOT NULL, total TEXT NOT NULL,
  economies INTEGER NOT NULL, PRIMARY KEY (series, year)) WITHOUT ROWID;
"""

INDEXES = """
CREATE INDEX entity_code ON entity (code) WHERE code <> '';
CREATE INDEX name_key ON name (key);
CREATE INDEX name_entity ON name (entity);
CREATE INDEX membership_organisation ON membership (organisation);
CREATE INDEX membership_member ON membership (member);
CREATE INDEX office_id ON office (id);
CREATE INDEX term_person ON term (person);
CREATE INDEX term_role ON term (role, person);
CREATE INDEX term_office ON term (office);
CREATE INDEX term_jurisdiction ON term (jurisdiction, role, person);
CREATE INDEX event_date ON event (date, also);
CREATE INDEX event_kind ON event (kind);
CREATE INDEX event_subject_subject ON event_subject (subject);
CREATE INDEX place_type ON place (type) WHERE type <> 'city';
CREATE INDEX capital_country ON capital (country);
CREATE INDEX trait_subject ON trait (subject, trait);
CREATE INDEX border_country ON border (country);
CREATE INDEX tender_country ON tender (country);
CREATE INDEX tender_currency ON tender (currency);
"""

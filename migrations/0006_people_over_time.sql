-- Cache of `merged` entries: a record that turned out to be about somebody who was on record already.
create table person_merge (
  person text primary key check (substr(person, 1, 7) = 'person:'),
  into_person text not null check (substr(into_person, 1, 7) = 'person:'),
  same_job integer not null check (same_job in (0, 1)),
  check (person <> into_person)
);

create index person_merge_into on person_merge (into_person);

-- Cache of `access_closed` and `access_opened`: who is on record and may not sign in. Null: may sign in.
alter table account add column closed_at text;

-- Papers that bear out what HR recorded: a signed attestation, a sign-in sheet. Never changed; content and name go
-- when the person is erased whom they are about.
create table evidence_file (
  id text primary key check (substr(id, 1, 9) = 'evidence:'),
  file_name text,
  content_type text not null check (content_type in ('application/pdf', 'image/png', 'image/jpeg')),
  content bytea,
  hash text not null check (length(hash) = 64),
  uploaded_by text not null check (substr(uploaded_by, 1, 7) = 'person:'),
  uploaded_at text not null check (uploaded_at like '____-__-__T__:__:__.___Z'),
  check ((file_name is null) = (content is null))
);

-- How the columns of a file are read, saved under a name.
create table import_mapping (
  kind text not null check (kind in ('roster', 'completions')),
  name text not null,
  mapping text not null,
  updated_at text not null,
  updated_by text not null,
  primary key (kind, name)
);

-- A file on its way into the records. Its text is kept until it was applied or discarded, at most 30 days.
create table data_import (
  id text primary key check (substr(id, 1, 7) = 'import:'),
  kind text not null check (kind in ('roster', 'completions')),
  file_name text not null,
  file_hash text not null check (length(file_hash) = 64),
  content text,
  mapping text,
  state text not null check (
    state in ('uploaded', 'planning', 'planned', 'applying', 'applied', 'discarded', 'failed')
  ),
  -- What HR decided for the whole file, for example what becomes of people who are missing in it.
  choices text not null,
  rows_total integer not null check (rows_total >= 0),
  rows_done integer not null check (rows_done >= 0),
  problem text,
  created_by text not null,
  created_at text not null,
  finished_at text
);

create index data_import_state on data_import (state, kind);

-- What each line of the file would change, or why it can't be taken.
create table import_row (
  import text not null references data_import (id),
  line integer not null check (line >= 1),
  outcome text not null,
  person text,
  detail text not null,
  applied_at text,
  primary key (import, line)
);

create index import_row_outcome on import_row (import, outcome, line);

create index person_fact_value on person_fact (kind, value);

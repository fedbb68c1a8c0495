-- Files that a job makes for people, when several servers share the database: any of them hands out what another has
-- made. A file counts once it's whole; one that was begun and never finished is deleted after a day.
create table kept_file (
  version text primary key,
  name text not null,
  bytes bigint not null check (bytes >= 0),
  begun_at text not null check (begun_at like '____-__-__T__:__:__.___Z'),
  is_whole integer not null check (is_whole in (0, 1))
);

create index kept_file_name on kept_file (name);

create table kept_file_piece (
  version text not null references kept_file (version) on delete cascade,
  number integer not null check (number >= 0),
  content bytea not null,
  primary key (version, number)
);

-- The keys that all servers sign and seal with, encrypted with a key that only their environment has.
create table server_key (
  id text primary key,
  purpose text not null check (purpose in ('certificates', 'ledger', 'server')),
  sealed text not null,
  added_at text not null check (added_at like '____-__-__T__:__:__.___Z'),
  retired_at text
);

create unique index server_key_in_use on server_key (purpose) where retired_at is null;

-- How many requests of one network address all servers have counted. The address isn't in here, only a code of it.
create table request_count (
  code text primary key,
  requests integer not null check (requests >= 0),
  until text not null check (until like '____-__-__T__:__:__.___Z')
);

create index request_count_until on request_count (until);

-- Every evidence pack that was asked for: what it is about, how far it is, and the hash of its file once it is made, so
-- that one that comes back is known. The file stands in the data folder of the server that made it.
create table evidence_pack (
  id text primary key,
  kind text not null check (kind in ('pack', 'yearly')),
  as_of text not null check (as_of like '____-__-__'),
  site text,
  known_at text check (known_at is null or known_at like '____-__-__T__:__:__.___Z'),
  language text not null,
  state text not null check (state in ('waiting', 'making', 'made', 'failed')),
  people_done integer not null check (people_done >= 0),
  people_total integer not null check (people_total >= 0),
  file_name text not null,
  hash text check (hash is null or length(hash) = 64),
  bytes integer,
  asked_at text not null check (asked_at like '____-__-__T__:__:__.___Z'),
  asked_by text not null,
  made_at text,
  claimed_until text,
  check ((state = 'made') = (hash is not null))
);

create index evidence_pack_asked on evidence_pack (asked_at, id);

create index evidence_pack_hash on evidence_pack (hash);

-- One archive for each year, also with several servers; one that failed is made again.
create unique index evidence_pack_yearly on evidence_pack (as_of) where kind = 'yearly' and state <> 'failed';

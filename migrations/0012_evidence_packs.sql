-- Every evidence pack that was made: what it is about and the hash of its file, so that one that comes back is known.
create table evidence_pack (
  id text primary key,
  as_of text not null check (as_of like '____-__-__'),
  site text,
  kind text not null check (kind in ('pack', 'yearly')),
  hash text not null check (length(hash) = 64),
  bytes integer not null,
  made_at text not null,
  made_by text not null
);

-- The audit trail: who signed in, was refused, read, downloaded or changed what. A chain of its own, beside the ledger.
-- `kind` has no list of values here: the table of kinds in the program guards what each holds.
create table trail_entry (
  seq integer primary key check (seq >= 1),
  at text not null check (at like '____-__-__T__:__:__.___Z'),
  actor text not null check (actor = 'visitor' or substr(actor, 1, 7) in ('person:', 'system:')),
  kind text not null,
  about text,
  -- RFC 8785 JSON
  detail text not null,
  prev_hash text not null check (length(prev_hash) = 64),
  hash text not null unique check (length(hash) = 64)
);

create index trail_entry_at on trail_entry (at);

create index trail_entry_actor on trail_entry (actor, seq);

create index trail_entry_about on trail_entry (about, seq);

create index trail_entry_kind on trail_entry (kind, seq);

-- Where the trail ends, and where it begins: old entries go from the front, and the hash of the last one that went
-- stays. Only entries up to `gone_seq` can be deleted.
create table trail_head (
  id integer primary key check (id = 1),
  seq integer not null check (seq >= 0),
  hash text not null check (length(hash) = 64),
  gone_seq integer not null check (gone_seq >= 0),
  gone_hash text not null check (length(gone_hash) = 64),
  check (gone_seq <= seq)
);

insert into trail_head (id, seq, hash, gone_seq, gone_hash)
values (
  1,
  0,
  '0000000000000000000000000000000000000000000000000000000000000000',
  0,
  '0000000000000000000000000000000000000000000000000000000000000000'
);

-- The network address of an entry is not in its hash, so that it can go earlier.
create table trail_address (
  seq integer primary key,
  at text not null check (at like '____-__-__T__:__:__.___Z'),
  address text not null
);

create index trail_address_at on trail_address (at);

-- What the last check of the trail found.
create table trail_check (
  id integer primary key check (id = 1),
  checked_at text not null,
  seq integer not null check (seq >= 0),
  fault text,
  fault_at integer,
  check ((fault is null) = (fault_at is null))
);

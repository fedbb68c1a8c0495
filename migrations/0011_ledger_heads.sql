-- The public half of every key that ever signed a head: without it nobody could check one any more. `voucher` is the
-- new key, signed by the one before it; null where that one was not at hand.
create table ledger_key (
  id text primary key,
  jwk text not null,
  added_at text not null check (added_at like '____-__-__T__:__:__.___Z'),
  voucher text
);

-- The end of the ledger at a moment, signed: whoever keeps a copy outside can show later what has changed since. Heads
-- are numbered from 1, and each names the one before it by its hash.
create table ledger_signature (
  number integer primary key check (number >= 1),
  occasion text not null check (occasion in ('daily', 'asked')),
  day text not null check (day like '____-__-__'),
  seq integer not null check (seq >= 0),
  hash text not null check (length(hash) = 64),
  key_id text not null references ledger_key (id),
  token text not null unique,
  signed_at text not null check (signed_at like '____-__-__T__:__:__.___Z')
);

create unique index ledger_signature_daily on ledger_signature (day) where occasion = 'daily';

-- Where heads go, and how far they went: what the keeper lacks is sent in one mail.
create table ledger_keeper (
  id integer primary key check (id = 1),
  address text not null,
  language text not null,
  sent_through integer not null check (sent_through >= 0),
  sent_at text,
  tries integer not null check (tries >= 0),
  answer text,
  not_before text not null,
  claimed_until text,
  updated_at text not null,
  updated_by text not null
);

-- What the last check of all entries and the last check of the newest found.
create table ledger_check (
  scope text primary key check (scope in ('whole', 'recent')),
  checked_at text not null,
  seq integer not null check (seq >= 0),
  hash text not null check (length(hash) = 64),
  fault text,
  fault_at integer,
  check ((fault is null) = (fault_at is null))
);

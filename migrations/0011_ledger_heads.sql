-- The end of the ledger on a day, signed: whoever keeps a copy outside can show later what has changed since.
create table ledger_signature (
  day text primary key check (day like '____-__-__'),
  seq integer not null check (seq >= 0),
  hash text not null check (length(hash) = 64),
  key_id text not null,
  token text not null,
  signed_at text not null
);

create table ledger_key (
  id text primary key,
  public_key text not null,
  added_at text not null
);

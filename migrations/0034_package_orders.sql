-- A package that somebody ordered, and what its check has found. It's made and checked in the background, and goes after
-- a day: the package itself is made anew from the same choice, with the same bytes, and its hash finds the check.
create table package_order (
  id text primary key check (substr(id, 1, 14) = 'package-order:'),
  -- The choice, as the address of the page carries it.
  query text not null,
  source text not null,
  source_name text not null,
  state text not null check (state in ('waiting', 'making', 'made', 'stopped', 'failed')),
  steps_done integer not null check (steps_done >= 0),
  steps_total integer not null check (steps_total >= 0),
  -- Once it's checked: the hash of the file, the day on which it was checked, and what was found.
  file_hash text,
  checked_on text,
  found text,
  asked_at text not null check (asked_at like '____-__-__T__:__:__.___Z'),
  asked_by text not null,
  claimed_until text
);

create index package_order_file on package_order (file_hash, checked_on);

create index package_order_asked on package_order (asked_by, asked_at);

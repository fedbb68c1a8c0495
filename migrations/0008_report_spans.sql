-- Caches for reports of any day and of what was known at any instant; everything in them comes from the ledger and can
-- be rebuilt from it. A person's row is written some time after the entries: `through` is the last entry that is in it.

-- One line of text for each span: the days from which and until before which it held, the instants between which it was
-- known, then what held as JSON. `spans` is what is known now, `earlier` what was known before.
create table report_timeline (
  person text primary key,
  through integer not null,
  through_at text not null,
  jobs text not null,
  spans text not null,
  earlier text not null
);

create index report_timeline_through on report_timeline (through);

-- Up to the entry `through`, every timeline is written. `writes` grows with each transaction that writes some.
create table report_progress (
  id integer primary key check (id = 1),
  through integer not null,
  writes integer not null
);

insert into report_progress (id, through, writes) values (1, 0, 0);

-- How many people come to a status, and leave it, on a day, as it is known now: the sum up to a day is how many had it.
-- A scope is `all` or a site. It is what the timelines say, and changes together with them.
create table report_change (
  scope text not null,
  on_day text not null,
  status text not null,
  people integer not null,
  primary key (scope, on_day, status)
);

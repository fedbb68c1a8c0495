-- A large file of a report that somebody asked for. It's made in the background, stands in the data folder of the server
-- that made it, and goes after a day.
create table report_file (
  id text primary key check (substr(id, 1, 12) = 'report-file:'),
  -- What was asked for, and the people whom the person may see.
  report text not null,
  language text not null,
  state text not null check (state in ('waiting', 'making', 'made', 'stopped', 'failed')),
  people_done integer not null check (people_done >= 0),
  people_total integer not null check (people_total >= 0),
  file_name text not null,
  bytes integer,
  problem text,
  asked_at text not null check (asked_at like '____-__-__T__:__:__.___Z'),
  asked_by text not null,
  claimed_until text
);

create index report_file_asked on report_file (asked_by, asked_at);

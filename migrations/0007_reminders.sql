-- Everything that is or was to be told somebody: written in the transaction of its cause, sent afterwards. A row says
-- what was meant for whom and what became of it; subject and text are made when it goes out, and are kept nowhere.
create table message (
  -- Also the first half of the Message-ID, so that a mail that went out twice is seen to be one.
  id text primary key,
  -- Names the occasion, so that it is told once: `overdue:person:…:2026-11-08`.
  occasion text not null unique,
  kind text not null,
  person text not null check (substr(person, 1, 7) = 'person:'),
  -- Whom it is about, where that is somebody else, as in an escalation.
  about text,
  -- The date that it speaks of: when it has moved meanwhile, there is nothing to tell any more.
  deadline text check (deadline like '____-__-__'),
  state text not null check (state in ('waiting', 'sent', 'dead', 'stopped', 'by-hand')),
  -- Why it was stopped or what the mail server said last.
  reason text,
  tries integer not null check (tries >= 0),
  -- The token of a sign-in link from the first try until it was sent, so that every try says the same.
  link_token text,
  not_before text not null,
  claimed_until text,
  created_at text not null,
  created_by text not null,
  sent_at text
);

create index message_waiting on message (state, not_before);

create index message_person on message (person, created_at);

-- An organization's own words in place of ours.
create table reminder_template (
  kind text not null,
  language text not null,
  subject text not null,
  body text not null,
  updated_at text not null,
  updated_by text not null,
  primary key (kind, language)
);

create table reminder_settings (
  id integer primary key check (id = 1),
  settings text not null,
  updated_at text not null,
  updated_by text not null
);

-- A job runs once for a day, whichever server process gets there first.
create table job_run (
  job text not null,
  local_date text not null check (local_date like '____-__-__'),
  started_at text not null,
  finished_at text,
  primary key (job, local_date)
);

-- Portable: runs on SQLite and on PostgreSQL. What differs stands beside it, in 0001_ledger.sqlite.sql and
-- 0001_ledger.postgres.sql. A statement ends with a semicolon and an empty line: the runner splits there.
-- Days are text, 2026-11-24; instants are text in UTC, 2026-11-24T15:04:05.123Z; booleans are 0 or 1.

-- The ledger. `kind` has no list of values here: later versions add kinds, and the zod body of each kind guards it.
create table event (
  seq integer primary key check (seq >= 1),
  id text not null unique,
  kind text not null,
  subject text not null check (
    substr(subject, 1, 7) in ('person:', 'policy:') or substr(subject, 1, 5) = 'site:'
  ),
  course_id text not null,
  effective_on text not null check (effective_on like '____-__-__'),
  recorded_at text not null check (recorded_at like '____-__-__T__:__:__.___Z'),
  actor text not null check (substr(actor, 1, 7) in ('person:', 'system:')),
  body text not null,
  prev_hash text not null check (length(prev_hash) = 64),
  hash text not null unique check (length(hash) = 64)
);

create index event_subject on event (subject, seq);

create index event_kind on event (kind, seq);

-- Where the ledger ends. Locking this row lets one transaction write at a time on PostgreSQL too.
create table ledger_head (
  id integer primary key check (id = 1),
  seq integer not null check (seq >= 0),
  hash text not null check (length(hash) = 64)
);

insert into ledger_head (id, seq, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Everything that identifies a person, outside the ledger so that it can be erased: then value and salt are null.
create table person_fact (
  id text primary key,
  person text not null,
  kind text not null check (kind in ('name', 'email', 'employee_number', 'language')),
  version integer not null check (version >= 1),
  value text,
  salt text,
  hash text not null check (length(hash) = 64),
  effective_on text not null check (effective_on like '____-__-__'),
  recorded_at text not null check (recorded_at like '____-__-__T__:__:__.___Z'),
  unique (person, kind, version),
  check ((value is null) = (salt is null))
);

-- Private, changeable things: practice answers, open attempts, preferences, unpublished site details.
create table draft (
  owner text not null,
  key text not null,
  value text not null,
  updated_at text not null,
  primary key (owner, key)
);

-- The content as shown, stored once by its hash.
create table content_edition (
  hash text primary key check (length(hash) = 64),
  language text not null,
  course_version text not null,
  policy_version text not null,
  content text not null,
  recorded_at text not null check (recorded_at like '____-__-__T__:__:__.___Z')
);

create table submission (
  key text primary key,
  event_id text references event (id)
);

-- Cache of the status function, written in the transaction of the event. Everything in it comes from the ledger
-- and from person_fact, and holds until the day `holds_until`.
create table standing (
  person text not null,
  requirement text not null,
  status text not null check (
    status in (
      'not-in-scope', 'separated', 'exempt', 'update-due', 'up-to-date', 'on-leave',
      'expired', 'needs-help', 'overdue', 'in-progress', 'not-started', 'cannot-say'
    )
  ),
  status_rank integer not null,
  because text not null,
  due_on text,
  completed_on text,
  valid_until text,
  late integer not null check (late in (0, 1)),
  lessons_finished text not null,
  attempts integer not null,
  best_right integer,
  holds_until text,
  name text,
  sort_name text not null,
  primary key (person, requirement)
);

create index standing_order on standing (requirement, status_rank, sort_name, person);

create index standing_holds_until on standing (holds_until);

-- Cache of the places under which a person is found: the current spells, or the last one, or the one to come.
create table placement (
  person text not null,
  spell text not null,
  site text not null,
  department text not null,
  position text not null,
  supervisor text,
  type text not null check (type in ('employee', 'volunteer', 'contractor', 'intern')),
  from_on text not null,
  until_on text,
  primary key (person, spell)
);

create index placement_site on placement (site, department);

create index placement_supervisor on placement (supervisor);

create table organization (
  id integer primary key check (id = 1),
  name text not null,
  time_zone text not null,
  renewal_months integer check (renewal_months >= 1),
  created_at text not null
);

create table site (
  id text primary key check (substr(id, 1, 5) = 'site:'),
  slug text not null unique,
  name text not null,
  created_at text not null
);

-- Addresses that a site had before: they redirect for ever and are never given to another site.
create table site_slug (
  slug text primary key,
  site text not null references site (id)
);

create table account (
  person text primary key check (substr(person, 1, 7) = 'person:'),
  sign_in_name text unique,
  password_hash text,
  language text not null,
  created_at text not null,
  check ((sign_in_name is null) = (password_hash is null))
);

create table account_role (
  person text not null references account (person),
  role text not null check (role in ('hr')),
  primary key (person, role)
);

create table sign_in_link (
  token_hash text primary key check (length(token_hash) = 64),
  person text references account (person),
  purpose text not null check (purpose in ('set-up', 'invite')),
  created_at text not null,
  expires_at text not null,
  used_at text,
  created_by text not null,
  check (purpose = 'set-up' or person is not null)
);

create index sign_in_link_person on sign_in_link (person);

create table session (
  id_hash text primary key check (length(id_hash) = 64),
  person text not null references account (person),
  csrf_token text not null,
  created_at text not null,
  last_seen_at text not null,
  expires_at text not null
);

create index session_person on session (person);

create table sign_in_failure (
  key text primary key,
  failures integer not null check (failures >= 1),
  blocked_until text not null
);

-- Caches for reports of any day, written in the transaction of the event; everything in them comes from the ledger and
-- can be rebuilt from it. A span says what held from a day until the day before another (`until_on`; 9999-12-31 while
-- it does not end), as it was known from an instant until another (`known_until`; 9999-12-31T23:59:59.999Z while it is).
create table standing_span (
  person text not null,
  requirement text not null,
  from_on text not null,
  until_on text not null,
  known_from text not null,
  known_until text not null,
  status text not null,
  status_rank integer not null,
  due_on text,
  completed_on text,
  valid_until text,
  late integer not null check (late in (0, 1)),
  source text,
  policy_version text,
  course_version text,
  language text,
  primary key (person, requirement, from_on, known_from)
);

create table placement_span (
  person text not null,
  spell text not null,
  from_on text not null,
  until_on text not null,
  known_from text not null,
  known_until text not null,
  site text not null,
  department text not null,
  position text not null,
  supervisor text,
  type text not null,
  primary key (person, spell, from_on, known_from)
);

-- How many people come to a status, and leave it, on a day, knowing everything recorded so far: the sum up to a day is
-- how many have it. A scope is `all`, a site, or a site and a department.
create table status_change (
  scope text not null,
  requirement text not null,
  status text not null,
  on_day text not null,
  people integer not null,
  primary key (scope, requirement, status, on_day)
);

-- One row for each time that a person was to meet a requirement: the first time, renewals, updates of the policy.
create table requirement_cycle (
  person text not null,
  requirement text not null,
  cycle integer not null check (cycle >= 1),
  kind text not null,
  required_on text,
  due_on text,
  opened_on text,
  attempts integer not null,
  best_right integer,
  completed_on text,
  recorded_at text,
  late integer not null check (late in (0, 1)),
  valid_until text,
  source text,
  policy_version text,
  course_version text,
  content_edition text,
  language text,
  credited_minutes integer,
  certificate text,
  primary key (person, requirement, cycle)
);

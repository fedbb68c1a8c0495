-- What reports of today filter and show, beside the status: all of it comes from the ledger and from person_fact.
-- `as_of` is the day for which a row was computed: from that day until `holds_until` it says what the ledger says.
alter table standing add column as_of text not null default '9999-12-31';

alter table standing add column employee_number text;

-- Of the completion that counts, or counted last.
alter table standing add column policy_version text;

alter table standing add column language text;

alter table standing add column source text;

alter table standing add column exception integer not null default 0 check (exception in (0, 1));

alter table standing add column data_problem integer not null default 0 check (data_problem in (0, 1));

-- JSON: the rest of a reported person.
alter table standing add column reported text not null default '{}';

alter table placement add column hired_on text;

-- The status of the person, and how many placements they have: counts by place read one index and no other table.
alter table placement add column status text not null default 'cannot-say';

alter table placement add column jobs integer not null default 1 check (jobs >= 1);

-- Rows from before are recomputed when the server starts.
update standing set holds_until = '0001-01-01';

create index standing_as_of on standing (as_of);

create index standing_filter on standing (
  requirement, status, policy_version, language, source, exception, data_problem, due_on, completed_on, valid_until, person
);

create index standing_name on standing (requirement, sort_name, person);

create index standing_due on standing (requirement, due_on, sort_name, person);

create index standing_completed on standing (requirement, completed_on, sort_name, person);

create index placement_count_site on placement (jobs, site, status, person);

create index placement_count_department on placement (jobs, department, status, person);

create index placement_hired on placement (hired_on, person);

-- Cache for reports of any day: one row for each job of a person while nothing changes that reports count or filter
-- by, one row without a place for who has no job. `until_on` is the first day of the next span, 9999-12-31 for the
-- last. `recorded_from` is when the person came on record. What was known at an instant before `known_from` is not in
-- here: only the ledger can tell.
create table report_span (
  person text not null,
  from_on text not null,
  until_on text not null,
  job integer not null check (job >= 1),
  recorded_from text not null,
  known_from text not null,
  status text not null,
  due_on text,
  completed_on text,
  valid_until text,
  policy_version text,
  language text,
  source text,
  exception integer not null check (exception in (0, 1)),
  data_problem integer not null check (data_problem in (0, 1)),
  site text,
  department text,
  position text,
  supervisor text,
  type text,
  hired_on text,
  primary key (person, from_on, job)
);

-- Whose spans have to be written anew; until then the ledger answers for them. `mark` is another one each time.
create table report_span_waiting (
  person text primary key,
  mark text not null
);

insert into report_span_waiting (person, mark) select person, 'first' from standing;

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

-- JSON: every time that a person was to meet the requirement, as it stands as long as the row of `standing` holds. The row
-- goes when standing is computed anew, and is written some time later.
create table report_cycles (
  person text primary key,
  cycles text not null
);

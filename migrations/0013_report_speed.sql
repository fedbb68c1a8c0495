-- Everybody in a report is read in the order of ids.
create index standing_person on standing (requirement, person);

-- A page under a filter is found in the order of the list without reading whole rows.
drop index standing_order;

create index standing_order on standing (
  requirement, status_rank, sort_name, person, policy_version, language, source, due_on, completed_on
);

create index standing_exception on standing (requirement, status, status_rank, sort_name, person) where exception = 1;

create index standing_data_problem on standing (requirement, status, status_rank, sort_name, person)
where data_problem = 1;

-- Counts by position, type and supervisor, like those by site and department, read one index and no other table.
create index placement_count_position on placement (jobs, position, type, status, person);

create index placement_count_supervisor on placement (jobs, supervisor, status, person);

-- Timelines take a shorter form, in which a report of any day reads everybody's in a second. `lists` has the lists of jobs
-- as before, and every version, language and source. Like all caches they are written anew in the background.
alter table report_timeline rename column jobs to lists;

delete from report_timeline;

delete from report_change;

update report_progress set through = 0, writes = writes + 1;

-- Each time that a person was to meet the requirement, without the whole entry that ended it.
delete from report_cycles;

-- The day that lists show and stand in order of: by when something is due, or until when what was done counts.
alter table standing add column next_on text;

create index standing_next on standing (requirement, next_on, sort_name, person);

-- Rows are computed anew when the server starts: for that day, and because a missing first day with youth is a problem of
-- the data now.
update standing set holds_until = '0001-01-01';

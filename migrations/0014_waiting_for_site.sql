-- A thirteenth status came, so the column no longer lists them all: `STATUSES` in the program does. A constraint can't be
-- changed in SQLite, so the column is made anew.
drop index standing_filter;

drop index standing_exception;

drop index standing_data_problem;

alter table standing add column status_now text not null default 'cannot-say';

update standing set status_now = status;

alter table standing drop column status;

alter table standing rename column status_now to status;

create index standing_filter on standing (
  requirement, status, policy_version, language, source, exception, data_problem, due_on, completed_on, valid_until, person
);

create index standing_exception on standing (requirement, status, status_rank, sort_name, person) where exception = 1;

create index standing_data_problem on standing (requirement, status, status_rank, sort_name, person)
where data_problem = 1;

-- Rows are computed anew when the server starts: a date that HR moved says from where.
update standing set holds_until = '0001-01-01';

delete from report_cycles;

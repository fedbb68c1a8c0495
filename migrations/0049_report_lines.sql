-- Beside the times of a person stand the parts of their lines in a CSV file that only their own entries decide, so both
-- are written and gone together. The lines come first, because they're read most. Everything in it is written anew in the
-- background.
drop table report_cycles;

create table report_cycles (
  person text primary key,
  form integer not null default 0,
  lines text not null default '',
  cycles text not null
);

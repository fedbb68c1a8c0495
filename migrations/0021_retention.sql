-- For how long a class of data is kept, where an administrator has chosen so. Without a row the default of the program
-- holds. `keep` is a period, too: nothing of that class ever goes by itself.
create table retention_rule (
  class text primary key,
  period text not null,
  updated_at text not null,
  updated_by text not null
);

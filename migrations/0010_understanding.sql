-- How first attempts were answered, counted without anybody's name: nothing here says who chose what.
create table answer_count (
  item text not null,
  item_version text not null,
  site text not null,
  language text not null,
  chosen text not null,
  people integer not null,
  primary key (item, item_version, site, language, chosen)
);

-- A judgement of the pass mark: for each question, how many of a hundred people who know just enough would be right.
create table pass_mark_sheet (
  id text primary key,
  course_version text not null,
  bank_hash text not null,
  opened_at text not null,
  opened_by text not null,
  closed_at text
);

create table pass_mark_estimate (
  sheet text not null references pass_mark_sheet (id),
  judge text not null,
  item text not null,
  percent integer not null check (percent between 0 and 100),
  primary key (sheet, judge, item)
);

-- How first final checks were answered (docs/understanding.md). Nobody's name, no time, and no list of who was
-- counted. `answer_count` and `band_count` are what pages show; answers wait in the other two tables until there are
-- five.
create table first_check_count (
  place text not null,
  language text not null,
  people integer not null check (people >= 1),
  primary key (place, language)
);

-- `pot`: 'answers' waits for a group of five; 'others' was told as not right, and what was chosen waits.
create table answer_waiting (
  pot text not null check (pot in ('answers', 'others')),
  item text not null,
  item_version text not null,
  place text not null,
  language text not null,
  chosen text not null,
  band text not null check (band in ('upper', 'middle', 'lower', '')),
  people integer not null check (people >= 1),
  primary key (item, item_version, place, language, pot, chosen, band)
);

-- `chosen` is empty for people who were not right, of whom it is not told what they chose.
create table answer_count (
  item text not null,
  item_version text not null,
  place text not null,
  language text not null,
  chosen text not null,
  people integer not null check (people >= 1),
  primary key (item, item_version, place, language, chosen)
);

create table band_waiting (
  item text not null,
  item_version text not null,
  band text not null check (band in ('upper', 'middle', 'lower')),
  people integer not null check (people >= 1),
  right_people integer not null check (right_people between 0 and people),
  primary key (item, item_version, band)
);

create table band_count (
  item text not null,
  item_version text not null,
  band text not null check (band in ('upper', 'middle', 'lower')),
  people integer not null check (people >= 1),
  right_people integer not null check (right_people between 0 and people),
  primary key (item, item_version, band)
);

-- A judgement of the pass mark: for each question, how many of a hundred people who know just enough would be right.
-- The judgement itself is an entry of the ledger; here it is worked on.
create table pass_mark_sheet (
  id text primary key,
  course_version text not null,
  bank_hash text not null,
  editions text not null,
  round integer not null check (round in (1, 2)),
  opened_at text not null,
  opened_by text not null,
  closed_event text
);

-- `role` is a role and not a name, and can be emptied at any time.
create table pass_mark_judge (
  sheet text not null references pass_mark_sheet (id),
  judge integer not null check (judge >= 1),
  role text not null,
  primary key (sheet, judge)
);

create table pass_mark_estimate (
  sheet text not null references pass_mark_sheet (id),
  judge integer not null,
  round integer not null check (round in (1, 2)),
  item text not null,
  percent integer not null check (percent between 0 and 100),
  primary key (sheet, judge, round, item)
);

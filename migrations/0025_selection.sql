-- People whom somebody has chosen in a list, to do one thing for all of them. The set is fixed when it's made, so that it
-- doesn't change between the preview and the work. It goes after a day.
create table selection (
  id text primary key,
  holder text not null check (substr(holder, 1, 7) = 'person:'),
  action text not null check (action in ('remind', 'invite', 'print-codes', 'extend', 'assign', 'exempt', 'download')),
  -- The list in which they were chosen (a `ReportQuery` as JSON: ids, days, and names of departments).
  query text not null,
  made_at text not null,
  -- What the form said when the work began (JSON: a day, a reason, the id of who approved). Null before.
  fields text
);

create index selection_made on selection (made_at);

create table selection_person (
  selection text not null,
  place integer not null,
  person text not null check (substr(person, 1, 7) = 'person:'),
  -- What came of it, or why the person was left out; null until then. It is written with the work itself, in one
  -- transaction: whoever has one is done.
  outcome text,
  -- The entry in the ledger that the work made, so that it can be undone.
  entry text,
  undone text,
  primary key (selection, person)
);

create index selection_person_person on selection_person (person);

-- Which columns somebody wants to see in a list of people.
create table list_columns (
  person text primary key check (substr(person, 1, 7) = 'person:'),
  -- The keys of the columns, with spaces between them (`src/reports/lists/column.ts`).
  columns text not null,
  updated_at text not null
);

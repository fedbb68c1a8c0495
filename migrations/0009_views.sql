-- A report that somebody wants to see again: which one, and what it was narrowed to (a `ReportQuery` as JSON: ids and
-- days, and the name that the owner gave it).
create table saved_view (
  id text primary key,
  owner text not null check (substr(owner, 1, 7) = 'person:'),
  name text not null,
  page text not null,
  query text not null,
  -- When a link to it is sent by mail; null: never.
  mailed text check (mailed in ('daily', 'weekly', 'monthly')),
  -- The local day on which it was saved, or on which its mails were last chosen.
  since text not null check (since like '____-__-__'),
  created_at text not null
);

create index saved_view_owner on saved_view (owner, created_at);

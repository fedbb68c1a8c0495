-- A list that somebody wants to see again: where it stands and what it was narrowed to, as in its address.
create table saved_view (
  id text primary key,
  owner text not null check (substr(owner, 1, 7) = 'person:'),
  name text not null,
  page text not null,
  query text not null,
  -- When a link to it is sent by mail; null: never.
  mailed text check (mailed in ('daily', 'weekly', 'monthly')),
  created_at text not null
);

create index saved_view_owner on saved_view (owner, created_at);

-- A link, by the hash of its token: for which round it is, how long it works, and how many of its two questions were
-- answered. It belongs to nobody, and its last day is the same for everyone in a month.
create table follow_up_link (
  token_hash text primary key check (length(token_hash) = 64),
  round text not null check (round in ('2-weeks', '2-months', '6-months', '11-months')),
  until_on text not null check (until_on like '____-__-__'),
  answered integer not null check (answered between 0 and 2)
);

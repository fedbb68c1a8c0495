-- The numbers in a package (JSON), to say which of them have changed since: details of other organizations aren't kept,
-- and a release can bring another number. Null for packages from before this was kept. A package may also be written by
-- a command, which nobody has signed in for. SQLite cannot change a check, so the table is made anew.
create table package_made_anew (
  id text primary key,
  source text not null check (substr(source, 1, 5) = 'site:' or substr(source, 1, 8) = 'profile:'),
  source_name text not null,
  file_name text not null,
  file_hash text not null check (length(file_hash) = 64),
  course_version text not null,
  details_hash text not null check (length(details_hash) = 64),
  query text not null,
  made_by text not null check (substr(made_by, 1, 7) in ('person:', 'system:')),
  made_at text not null check (made_at like '____-__-__T__:__:__.___Z'),
  look text,
  numbers text
);

insert into package_made_anew
select id, source, source_name, file_name, file_hash, course_version, details_hash, query, made_by, made_at, look, null
from package_made;

drop table package_made;

alter table package_made_anew rename to package_made;

create index package_made_at on package_made (made_at);

-- Where packages went, as far as somebody noted it: an organization or a learning system. Append-only: an entry with
-- `ends` says that it's no longer used there.
create table package_recipient (
  id text primary key,
  file_hash text not null check (length(file_hash) = 64),
  recipient text,
  ends text unique references package_recipient (id),
  noted_at text not null check (noted_at like '____-__-__T__:__:__.___Z'),
  noted_by text not null check (substr(noted_by, 1, 7) = 'person:'),
  check ((recipient is null) = (ends is not null))
);

create index package_recipient_file on package_recipient (file_hash);

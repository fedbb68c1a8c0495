-- Another organization's own details, for the packages that it gets. No record depends on them, so they may change.
-- An LMS knows its packages by `slug`, which differs from the one in `details` while that one is not free.
create table export_profile (
  id text primary key check (substr(id, 1, 8) = 'profile:'),
  slug text not null unique,
  details text not null,
  archived integer not null check (archived in (0, 1)),
  created_at text not null,
  updated_at text not null
);

-- Packages that somebody downloaded. `details_hash` tells whether the details in it are still those of the site or
-- organization, `query` makes the same choice again.
create table package_made (
  id text primary key,
  source text not null check (substr(source, 1, 5) = 'site:' or substr(source, 1, 8) = 'profile:'),
  source_name text not null,
  file_name text not null,
  file_hash text not null check (length(file_hash) = 64),
  course_version text not null,
  details_hash text not null check (length(details_hash) = 64),
  query text not null,
  made_by text not null check (substr(made_by, 1, 7) = 'person:'),
  made_at text not null check (made_at like '____-__-__T__:__:__.___Z')
);

create index package_made_at on package_made (made_at);

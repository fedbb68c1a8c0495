-- Every name that the organization has had since its first change of name, from when on, and who changed it. The latest
-- one is in use. Earlier ones stay, so that a certificate or a report can be explained by the name of its day.
create table organization_name (
  version integer primary key check (version >= 1),
  name text not null check (name <> ''),
  changed_at text not null check (changed_at like '____-__-__T__:__:__.___Z'),
  -- Null for the name that the organization was set up with.
  changed_by text check (substr(changed_by, 1, 7) = 'person:')
);

-- Every look that the organization has had: its logo and its one color, from when on, and who chose it. The latest one is
-- in use. Earlier ones stay, so that a certificate or a package can be explained by the look of its day.
create table brand_logo (
  hash text primary key check (length(hash) = 64),
  -- As the server drew it.
  png bytea not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  -- The ground that the logo needs.
  ground text not null check (ground in ('light', 'dark', 'any'))
);

create table brand_look (
  version integer primary key check (version >= 1),
  accent text check (accent like '#______'),
  logo text references brand_logo (hash),
  changed_at text not null check (changed_at like '____-__-__T__:__:__.___Z'),
  -- Null for the look of a database from before this was kept.
  changed_by text check (substr(changed_by, 1, 7) = 'person:')
);

insert into brand_logo (hash, png, width, height, ground)
select logo_hash, logo, logo_width, logo_height, logo_ground from branding where logo is not null;

insert into brand_look (version, accent, logo, changed_at, changed_by)
select 1, accent, logo_hash, updated_at, null from branding;

drop table branding;

-- The look in a package (JSON: the color, the hash of the logo, and the name of the organization). Null for another
-- organization, which has a look of its own, and for packages from before this was kept.
alter table package_made add column look text;

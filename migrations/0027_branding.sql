-- The organization's logo, as the server encoded it, and its one color. Without a row, pages look as they come.
create table branding (
  id integer primary key check (id = 1),
  accent text check (accent like '#______'),
  logo bytea,
  logo_hash text check (length(logo_hash) = 64),
  logo_width integer check (logo_width > 0),
  logo_height integer check (logo_height > 0),
  -- The ground that the logo needs: light, dark, or any.
  logo_ground text check (logo_ground in ('light', 'dark', 'any')),
  updated_at text not null check (updated_at like '____-__-__T__:__:__.___Z'),
  check ((logo is null) = (logo_hash is null)),
  check ((logo is null) = (logo_width is null)),
  check ((logo is null) = (logo_height is null)),
  check ((logo is null) = (logo_ground is null))
);

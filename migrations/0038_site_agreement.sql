-- Whether a second person has to agree before a site's details are published.
alter table organization add column site_agreement integer not null default 0 check (site_agreement in (0, 1));

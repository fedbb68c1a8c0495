-- Packages on trial, so that any of several servers can play one that another has opened. A trial is found by its
-- address and whoever opened it, together: the code is of both, and who it was isn't in here.
create table package_trial (
  code text primary key,
  edition text not null,
  title text not null,
  launch_file text not null,
  pass_mark text not null,
  -- What an LMS would know by now, as JSON.
  stored text not null,
  -- The one that was used last has the highest number.
  used integer not null
);

create table package_trial_file (
  trial text not null references package_trial (code) on delete cascade,
  name text not null,
  content bytea not null,
  primary key (trial, name)
);

-- People whose row in `standing` doesn't have the last version of the policy yet. It's worked out anew in the background,
-- and the row here goes with that.
create table standing_behind (
  person text primary key
);

-- Compared with the column of `standing`, which is in the order of bytes, too.
alter table standing_behind alter column person type text collate "C";

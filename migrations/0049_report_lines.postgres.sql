-- Compared with the column of `standing`, which is in the order of bytes, too.
alter table report_cycles alter column person type text collate "C";

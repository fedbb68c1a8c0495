-- Whom a line of a file put on record, so that the page of the file leads to cards for exactly these people. Null for
-- everyone else, and for files from before.
alter table import_row add column added text check (substr(added, 1, 7) = 'person:');

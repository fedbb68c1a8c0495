-- The version that the tables are at: a server of an older version that is still up sees it before it writes.
alter table ledger_head add column migrated_to integer;

-- A pack that somebody stopped before it was made. Its state is `failed`, and nothing is kept of it.
alter table evidence_pack add column stopped_at text;

-- When it was last done for somebody: undoing it is offered for a day from then. Null before.
alter table selection add column done_at text;

create trigger event_never_changes before update on event
begin
  select raise(abort, 'the ledger is append-only: an event never changes');
end;

create trigger event_never_goes before delete on event
begin
  select raise(abort, 'the ledger is append-only: an event never goes');
end;

-- `insert or replace` deletes the old row without firing the delete trigger.
create trigger event_is_never_replaced before insert on event
when exists (select 1 from event where seq = new.seq or id = new.id or hash = new.hash)
begin
  select raise(abort, 'the ledger is append-only: an event is never replaced');
end;

create trigger content_edition_never_changes before update on content_edition
begin
  select raise(abort, 'an edition never changes once it was shown');
end;

create trigger content_edition_never_goes before delete on content_edition
begin
  select raise(abort, 'an edition never goes once it was shown');
end;

create trigger content_edition_is_never_replaced before insert on content_edition
when exists (select 1 from content_edition where hash = new.hash)
begin
  select raise(ignore);
end;

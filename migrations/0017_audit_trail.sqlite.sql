create trigger trail_entry_never_changes before update on trail_entry
begin
  select raise(abort, 'the audit trail is append-only: an entry never changes');
end;

create trigger trail_entry_stays before delete on trail_entry
when old.seq > coalesce((select gone_seq from trail_head), 0)
begin
  select raise(abort, 'the audit trail is append-only: only its oldest part ever goes');
end;

-- `insert or replace` deletes the old row without firing the delete trigger.
create trigger trail_entry_is_never_replaced before insert on trail_entry
when exists (select 1 from trail_entry where seq = new.seq or hash = new.hash)
begin
  select raise(abort, 'the audit trail is append-only: an entry is never replaced');
end;

create trigger trail_address_never_changes before update on trail_address
begin
  select raise(abort, 'an address in the audit trail never changes');
end;

create trigger hand_over_never_changes before update on hand_over
begin
  select raise(abort, 'what was confirmed about a message is append-only: it never changes');
end;

create trigger hand_over_stays before delete on hand_over
when exists (select 1 from message where id = old.message)
begin
  select raise(abort, 'what was confirmed about a message is append-only: it goes with its message');
end;

-- `insert or replace` deletes the old row without firing the delete trigger.
create trigger hand_over_is_never_replaced before insert on hand_over
when exists (select 1 from hand_over where message = new.message and seq = new.seq)
begin
  select raise(abort, 'what was confirmed about a message is append-only: it is never replaced');
end;

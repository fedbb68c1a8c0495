create trigger edition_start_never_changes before update on edition_start
begin
  select raise(abort, 'a start of an edition stays as it was');
end;

create trigger edition_start_never_goes before delete on edition_start
begin
  select raise(abort, 'a start of an edition stays on the list');
end;

-- `insert or replace` deletes the old row without firing the delete trigger.
create trigger edition_start_is_never_replaced before insert on edition_start
when exists (select 1 from edition_start where began_at = new.began_at and hash = new.hash)
begin
  select raise(ignore);
end;

create trigger package_made_never_changes before update on package_made
begin
  select raise(abort, 'a package that was made stays on the list as it was');
end;

create trigger package_made_never_goes before delete on package_made
begin
  select raise(abort, 'a package that was made stays on the list');
end;

create trigger package_made_is_never_replaced before insert on package_made
when exists (select 1 from package_made where id = new.id)
begin
  select raise(abort, 'a package that was made is never replaced');
end;

create trigger package_recipient_never_changes before update on package_recipient
begin
  select raise(abort, 'where packages went is append-only: an entry never changes');
end;

create trigger package_recipient_never_goes before delete on package_recipient
begin
  select raise(abort, 'where packages went is append-only: an entry stays');
end;

-- `insert or replace` deletes the old row without firing the delete trigger.
create trigger package_recipient_is_never_replaced before insert on package_recipient
when exists (select 1 from package_recipient where id = new.id or ends = new.ends)
begin
  select raise(abort, 'where packages went is append-only: an entry is never replaced');
end;

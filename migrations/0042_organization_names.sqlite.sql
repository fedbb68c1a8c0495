create trigger organization_name_never_changes before update on organization_name
begin
  select raise(abort, 'a name that the organization had stays as it was');
end;

create trigger organization_name_never_goes before delete on organization_name
begin
  select raise(abort, 'a name that the organization had stays on the list');
end;

-- `insert or replace` deletes the old row without firing the delete trigger.
create trigger organization_name_is_never_replaced before insert on organization_name
when exists (select 1 from organization_name where version = new.version)
begin
  select raise(abort, 'a name that the organization had is never replaced');
end;

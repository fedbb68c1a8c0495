create trigger brand_look_never_changes before update on brand_look
begin
  select raise(abort, 'a look that the organization had stays as it was');
end;

create trigger brand_look_never_goes before delete on brand_look
begin
  select raise(abort, 'a look that the organization had stays on the list');
end;

-- `insert or replace` deletes the old row without firing the delete trigger.
create trigger brand_look_is_never_replaced before insert on brand_look
when exists (select 1 from brand_look where version = new.version)
begin
  select raise(abort, 'a look that the organization had is never replaced');
end;

create trigger brand_logo_never_changes before update on brand_logo
begin
  select raise(abort, 'a logo that the organization had stays as it was');
end;

create trigger brand_logo_never_goes before delete on brand_logo
begin
  select raise(abort, 'a logo that the organization had stays');
end;

create trigger brand_logo_is_never_replaced before insert on brand_logo
when exists (select 1 from brand_logo where hash = new.hash)
begin
  select raise(abort, 'a logo that the organization had is never replaced');
end;

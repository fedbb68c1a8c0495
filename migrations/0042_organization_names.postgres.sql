create trigger organization_name_never_changes before update or delete on organization_name
for each row execute function refuse_change();

create trigger organization_name_is_never_emptied before truncate on organization_name
for each statement execute function refuse_change();

create trigger brand_look_never_changes before update or delete on brand_look
for each row execute function refuse_change();

create trigger brand_look_is_never_emptied before truncate on brand_look
for each statement execute function refuse_change();

create trigger brand_logo_never_changes before update or delete on brand_logo
for each row execute function refuse_change();

create trigger brand_logo_is_never_emptied before truncate on brand_logo
for each statement execute function refuse_change();

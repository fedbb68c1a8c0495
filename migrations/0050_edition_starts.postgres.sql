create trigger edition_start_never_changes before update or delete on edition_start
for each row execute function refuse_change();

create trigger edition_start_is_never_emptied before truncate on edition_start
for each statement execute function refuse_change();

create trigger package_made_never_changes before update or delete on package_made
for each row execute function refuse_change();

create trigger package_made_is_never_emptied before truncate on package_made
for each statement execute function refuse_change();

create trigger package_recipient_never_changes before update or delete on package_recipient
for each row execute function refuse_change();

create trigger package_recipient_is_never_emptied before truncate on package_recipient
for each statement execute function refuse_change();

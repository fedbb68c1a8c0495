create trigger ledger_signature_never_changes before update or delete on ledger_signature
for each row execute function refuse_change();

create trigger ledger_signature_is_never_emptied before truncate on ledger_signature
for each statement execute function refuse_change();

create trigger ledger_key_never_changes before update or delete on ledger_key
for each row execute function refuse_change();

create trigger ledger_key_is_never_emptied before truncate on ledger_key
for each statement execute function refuse_change();

create trigger ledger_signature_never_changes before update on ledger_signature
begin
  select raise(abort, 'a head never changes once it was signed');
end;

create trigger ledger_signature_never_goes before delete on ledger_signature
begin
  select raise(abort, 'a head never goes once it was signed');
end;

create trigger ledger_signature_is_never_replaced before insert on ledger_signature
when exists (
  select 1 from ledger_signature
  where number = new.number or token = new.token
    or (occasion = 'daily' and new.occasion = 'daily' and day = new.day)
)
begin
  select raise(ignore);
end;

create trigger ledger_key_never_changes before update on ledger_key
begin
  select raise(abort, 'a key never changes once it is on record');
end;

create trigger ledger_key_never_goes before delete on ledger_key
begin
  select raise(abort, 'a key never goes once it is on record');
end;

create trigger ledger_key_is_never_replaced before insert on ledger_key
when exists (select 1 from ledger_key where id = new.id)
begin
  select raise(ignore);
end;

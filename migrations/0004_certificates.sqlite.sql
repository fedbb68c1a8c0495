create trigger certificate_never_changes before update on certificate
when new.token is not null or new.pdf is not null
  or new.number is not old.number or new.person is not old.person or new.completion is not old.completion
  or new.language is not old.language or new.key_id is not old.key_id
  or new.pdf_hash is not old.pdf_hash or new.issued_at is not old.issued_at
begin
  select raise(abort, 'a certificate stays as it was issued: only the name in it can be erased');
end;

create trigger certificate_never_goes before delete on certificate
begin
  select raise(abort, 'a certificate never goes once it was issued');
end;

create trigger certificate_is_never_replaced before insert on certificate
when exists (select 1 from certificate where number = new.number or completion = new.completion)
begin
  select raise(abort, 'a certificate is never replaced');
end;

create trigger certificate_key_never_changes before update on certificate_key
begin
  select raise(abort, 'a key never changes once it has signed');
end;

create trigger certificate_key_never_goes before delete on certificate_key
begin
  select raise(abort, 'a key never goes once it has signed');
end;

create trigger certificate_key_is_never_replaced before insert on certificate_key
when exists (select 1 from certificate_key where id = new.id)
begin
  select raise(ignore);
end;

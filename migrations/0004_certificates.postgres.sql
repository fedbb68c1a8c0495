create function refuse_change_of_certificate() returns trigger language plpgsql as $$
begin
  if new.token is null and new.pdf is null
    and (new.number, new.person, new.completion, new.language, new.key_id, new.pdf_hash, new.issued_at)
      is not distinct from
      (old.number, old.person, old.completion, old.language, old.key_id, old.pdf_hash, old.issued_at)
  then
    return new;
  end if;
  raise exception 'a certificate stays as it was issued: only the name in it can be erased';
end
$$;

create trigger certificate_never_changes before update on certificate
for each row execute function refuse_change_of_certificate();

create trigger certificate_never_goes before delete on certificate
for each row execute function refuse_change();

create trigger certificate_is_never_emptied before truncate on certificate
for each statement execute function refuse_change();

create trigger certificate_key_never_changes before update or delete on certificate_key
for each row execute function refuse_change();

create trigger certificate_key_is_never_emptied before truncate on certificate_key
for each statement execute function refuse_change();

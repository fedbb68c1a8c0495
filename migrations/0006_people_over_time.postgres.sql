create function refuse_change_of_evidence() returns trigger language plpgsql as $$
begin
  if new.file_name is null and new.content is null
    and (new.id, new.content_type, new.hash, new.uploaded_by, new.uploaded_at)
      is not distinct from (old.id, old.content_type, old.hash, old.uploaded_by, old.uploaded_at)
  then
    return new;
  end if;
  raise exception 'a file that bears out a record never changes: only its content can be erased';
end
$$;

create trigger evidence_file_never_changes before update on evidence_file
for each row execute function refuse_change_of_evidence();

create trigger evidence_file_never_goes before delete on evidence_file
for each row execute function refuse_change();

create trigger evidence_file_is_never_emptied before truncate on evidence_file
for each statement execute function refuse_change();

create trigger evidence_file_never_changes before update on evidence_file
when new.file_name is not null or new.content is not null
  or new.id is not old.id or new.content_type is not old.content_type or new.hash is not old.hash
  or new.uploaded_by is not old.uploaded_by or new.uploaded_at is not old.uploaded_at
begin
  select raise(abort, 'a file that bears out a record never changes: only its content can be erased');
end;

create trigger evidence_file_never_goes before delete on evidence_file
begin
  select raise(abort, 'a file that bears out a record never goes');
end;

create trigger evidence_file_is_never_replaced before insert on evidence_file
when exists (select 1 from evidence_file where id = new.id)
begin
  select raise(abort, 'a file that bears out a record is never replaced');
end;

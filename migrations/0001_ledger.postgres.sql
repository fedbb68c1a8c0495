create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: what is in it never changes and never goes', tg_table_name;
end
$$;

create trigger event_never_changes before update or delete on event
for each row execute function refuse_change();

create trigger event_is_never_emptied before truncate on event
for each statement execute function refuse_change();

create trigger content_edition_never_changes before update or delete on content_edition
for each row execute function refuse_change();

create trigger content_edition_is_never_emptied before truncate on content_edition
for each statement execute function refuse_change();

-- Pages of people follow on from (status_rank, sort_name, person): the order must be that of the bytes, not of a locale.
alter table standing alter column sort_name type text collate "C", alter column person type text collate "C";

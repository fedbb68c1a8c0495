create trigger trail_entry_never_changes before update on trail_entry
for each row execute function refuse_change();

create function refuse_early_deletion() returns trigger language plpgsql as $$
begin
  if old.seq > coalesce((select gone_seq from trail_head), 0) then
    raise exception '% is append-only: only its oldest part ever goes', tg_table_name;
  end if;
  return old;
end
$$;

create trigger trail_entry_stays before delete on trail_entry
for each row execute function refuse_early_deletion();

create trigger trail_entry_is_never_emptied before truncate on trail_entry
for each statement execute function refuse_change();

create trigger trail_address_never_changes before update on trail_address
for each row execute function refuse_change();

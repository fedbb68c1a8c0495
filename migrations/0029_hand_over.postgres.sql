create trigger hand_over_never_changes before update on hand_over
for each row execute function refuse_change();

create function refuse_to_forget_hand_over() returns trigger language plpgsql as $$
begin
  if exists (select 1 from message where id = old.message) then
    raise exception 'hand_over is append-only: what was confirmed about a message goes with it';
  end if;
  return old;
end
$$;

create trigger hand_over_stays before delete on hand_over
for each row execute function refuse_to_forget_hand_over();

create trigger hand_over_is_never_emptied before truncate on hand_over
for each statement execute function refuse_change();

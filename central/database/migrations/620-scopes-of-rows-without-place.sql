-- Rows of a prompt and of a shift name no window: that of their rating, or shift, decides. A subquery in the policy made
-- the planner read whole tables for a list of a hundred ratings; a function is asked row by row, by the key.
create function is_prompt_in_scope(of_device uuid, of_prompt uuid) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public as $$
begin
  return current_setting('counterstar.scope', true) = 'all' or exists (
    select from ratings where device = of_device and prompt_id = of_prompt and is_in_scope(unit_code, window_number));
end
$$;

-- The beginning of a shift may be lost; then the window of its device decides.
create function is_shift_in_scope(of_device uuid, of_shift uuid) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public as $$
begin
  return current_setting('counterstar.scope', true) = 'all' or exists (
    select from shifts where device = of_device and shift_id = of_shift and is_in_scope(unit_code, window_number))
  or exists (select from devices where id = of_device and is_in_scope(unit_code, window_number));
end
$$;

create function is_rating_in_scope(of_device uuid, of_epoch bigint, of_seq bigint) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public as $$
begin
  return current_setting('counterstar.scope', true) = 'all' or exists (
    select from ratings
    where device = of_device and epoch = of_epoch and seq = of_seq and is_in_scope(unit_code, window_number));
end
$$;

do $$
declare
  each text;
begin
  foreach each in array array['rating_changes', 'rating_tags', 'rating_comments'] loop
    execute format('drop policy scope on %I', each);
    execute format('create policy scope on %I for select to counterstar_reader
      using (is_prompt_in_scope(device, prompt_id))', each);
  end loop;
  foreach each in array array['shift_endings', 'shift_pauses'] loop
    execute format('drop policy scope on %I', each);
    execute format('create policy scope on %I for select to counterstar_reader
      using (is_shift_in_scope(device, shift_id))', each);
  end loop;
end
$$;
drop policy scope on follow_ups;
create policy scope on follow_ups for select to counterstar_reader using (is_rating_in_scope(device, epoch, seq));

-- The second wall behind the scope in each query of the office: what a person reads is read as this role, with the
-- person's scope in the settings of the tx, and these policies hide every other row. Without settings they hide all.
do $$
begin
  create role counterstar_reader nologin;
exception
  -- Of another database of the same server.
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise exception 'the role counterstar_reader is missing and this user may not create it: as an administrator, run create role counterstar_reader nologin; grant counterstar_reader to "%"', current_user
      using errcode = 'insufficient_privilege';
end
$$;
do $$
begin
  execute format('grant counterstar_reader to %I', current_user);
exception
  when insufficient_privilege or invalid_grant_operation then
    if not pg_has_role(current_user, 'counterstar_reader', 'member') then raise; end if;
end
$$;
grant usage on schema public to counterstar_reader;

-- counterstar.scope: 'all', or 'some' with the texts of two arrays, counterstar.units with unit codes and
-- counterstar.windows with JSON pairs of unit code and window number.
create function is_in_scope(unit_code text, window_number text) returns boolean language sql stable parallel safe as $$
  select case current_setting('counterstar.scope', true)
    when 'all' then true
    when 'some' then
      unit_code = any (current_setting('counterstar.units')::text[])
      or jsonb_build_array(unit_code, window_number)::text = any (current_setting('counterstar.windows')::text[])
    else false
  end
$$;

do $$
declare
  each text;
begin
  -- Rows that name their window.
  foreach each in array array[
    'ratings', 'shifts', 'explanations', 'opinions', 'complaints', 'survey_answers']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy scope on %I for select to counterstar_reader
      using (is_in_scope(unit_code, window_number))', each);
    execute format('grant select on %I to counterstar_reader', each);
  end loop;
  -- Rows of a rating's prompt.
  foreach each in array array['rating_changes', 'rating_tags', 'rating_comments'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy scope on %I for select to counterstar_reader using (exists (
      select from ratings
      where (ratings.device, ratings.prompt_id) = (%I.device, %I.prompt_id)))', each, each, each);
    execute format('grant select on %I to counterstar_reader', each);
  end loop;
  -- Rows of a shift. The beginning of one may be lost; then the window of its device decides.
  foreach each in array array['shift_endings', 'shift_pauses'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy scope on %I for select to counterstar_reader using (exists (
      select from shifts
      where (shifts.device, shifts.shift_id) = (%I.device, %I.shift_id)) or exists (
      select from devices
      where devices.id = %I.device and is_in_scope(devices.unit_code, devices.window_number)))', each, each, each, each);
    execute format('grant select on %I to counterstar_reader', each);
  end loop;
end
$$;

-- 带回家填写, by the rating's place in the ledger.
alter table follow_ups enable row level security;
create policy scope on follow_ups for select to counterstar_reader using (exists (
  select from ratings
  where (ratings.device, ratings.epoch, ratings.seq) = (follow_ups.device, follow_ups.epoch, follow_ups.seq)));
grant select on follow_ups to counterstar_reader;

-- Read with the reader's rights, not with those of the views' owner.
alter view open_shifts set (security_invoker = true);
alter view present_shifts set (security_invoker = true);
alter view present_ratings set (security_invoker = true);
grant select on open_shifts, present_shifts, present_ratings to counterstar_reader;

-- Names and words, which every screen shows; no PIN and no key.
grant select on units, windows, level_sets, surveys, policy_versions, policy_rollouts, policy_withdrawals
  to counterstar_reader;
grant select (unit_code, number, name) on staff to counterstar_reader;
grant select (id, unit_code, window_number, last_seen_at, revoked_at) on devices to counterstar_reader;
grant select on alarms to counterstar_reader;

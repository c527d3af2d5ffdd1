-- A value that changes with every row of a unit from which configurations are made; with '' for the whole office. Random,
-- so that a database from a backup never comes to a value that a device knows for other content.
create table configuration_states (
  unit_code text primary key,
  state uuid not null
);
insert into configuration_states select code, gen_random_uuid() from units union all values ('', gen_random_uuid());

-- Sorted, so that two imports cannot lock each other out.
create function change_configuration_states(codes text[]) returns void language sql as $$
  insert into configuration_states select code, gen_random_uuid() from unnest(codes) as code group by code order by code
  on conflict (unit_code) do update set state = excluded.state
$$;

create function note_office_change() returns trigger language plpgsql as $$
begin
  perform change_configuration_states(array['']);
  return null;
end
$$;
create trigger it_panel_changes_state after insert or update or delete on it_panel
  for each statement execute function note_office_change();

create function note_added_rows() returns trigger language plpgsql as $$
begin
  perform change_configuration_states(array(select to_jsonb(added) ->> tg_argv[0] from added));
  return null;
end
$$;
create function note_gone_rows() returns trigger language plpgsql as $$
begin
  perform change_configuration_states(array(select to_jsonb(gone) ->> tg_argv[0] from gone));
  return null;
end
$$;

-- An update that leaves every row as it was, as an import does, changes no state.
create function note_changed_rows() returns trigger language plpgsql as $$
begin
  perform change_configuration_states(array(
    select code from (
      (select to_jsonb(added) as row, to_jsonb(added) ->> tg_argv[0] as code from added
        except all select to_jsonb(gone), to_jsonb(gone) ->> tg_argv[0] from gone)
      union all
      (select to_jsonb(gone), to_jsonb(gone) ->> tg_argv[0] from gone
        except all select to_jsonb(added), to_jsonb(added) ->> tg_argv[0] from added)) as differing));
  return null;
end
$$;

do $$
declare
  named text;
  unit_column text;
begin
  for named, unit_column in
    values ('units', 'code'), ('windows', 'unit_code'), ('staff', 'unit_code'), ('window_staff', 'unit_code')
  loop
    execute format('create trigger %I after insert on %I referencing new table as added
      for each statement execute function note_added_rows(%L)', named || '_added', named, unit_column);
    execute format('create trigger %I after update on %I referencing new table as added old table as gone
      for each statement execute function note_changed_rows(%L)', named || '_changed', named, unit_column);
    execute format('create trigger %I after delete on %I referencing old table as gone
      for each statement execute function note_gone_rows(%L)', named || '_gone', named, unit_column);
  end loop;
end
$$;

-- The state of the configuration of one window.
create function configuration_state(at_unit text, at_window text, at timestamptz) returns text language sql stable as $$
  select concat_ws(' ', at_unit, at_window, policy_in_force(at_unit, at_window, at),
    (select state from configuration_states where unit_code = ''),
    (select state from configuration_states where unit_code = at_unit))
$$;

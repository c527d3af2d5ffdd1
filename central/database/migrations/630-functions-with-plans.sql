-- Each upload asks for the state of a configuration. A function in SQL is planned at each call, one in PL/pgSQL once for
-- each connection.
create or replace function policy_in_force(at_unit text, at_window text, at timestamptz) returns integer
language plpgsql stable as $$
begin
  return coalesce(
    (select version from policy_rollouts
      where effective_at <= at and (unit_code is null or unit_code = at_unit)
        and (window_number is null or window_number = at_window)
        and not exists (select from policy_withdrawals where rollout = number)
      order by effective_at desc, number desc limit 1),
    (select version from policy_versions where version = 0));
end
$$;

create or replace function configuration_state(at_unit text, at_window text, at timestamptz) returns text
language plpgsql stable as $$
begin
  return concat_ws(' ', at_unit, at_window, policy_in_force(at_unit, at_window, at),
    (select state from configuration_states where unit_code = ''),
    (select state from configuration_states where unit_code = at_unit));
end
$$;

-- What was planned and taken back before it took effect: it never holds anywhere.
create table policy_withdrawals (
  rollout integer primary key references policy_rollouts,
  withdrawn_at timestamptz not null,
  -- As they named themselves.
  withdrawn_by text not null
);

create trigger policy_withdrawals_append_only before update or delete or truncate on policy_withdrawals
  for each statement execute function refuse_change();

create or replace function policy_in_force(at_unit text, at_window text, at timestamptz) returns integer
language sql stable as $$
  select version from policy_rollouts
  where effective_at <= at and (unit_code is null or unit_code = at_unit)
    and (window_number is null or window_number = at_window)
    and not exists (select from policy_withdrawals where rollout = number)
  order by effective_at desc, number desc limit 1
$$;

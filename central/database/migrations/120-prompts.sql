-- Read models, as the ratings are.
create table prompts (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  prompt_id uuid not null,
  shift_id uuid not null,
  staff_number text not null,
  source text not null,
  -- What was served, as the entry says it; an empty list where nobody told.
  services jsonb not null check (jsonb_typeof(services) = 'array'),
  opened_at text not null,
  received_at timestamptz not null,
  primary key (device, prompt_id),
  foreign key (device, epoch, seq) references ledger_entries
);
create index prompts_by_day on prompts (left(opened_at, 10));

-- How a prompt ended that has no rating which counts: without a tap, or by one whose rating was refused because the
-- service had been rated elsewhere.
create table prompt_endings (
  device uuid not null,
  prompt_id uuid not null,
  epoch bigint not null,
  seq bigint not null,
  outcome text not null check (outcome in ('answered', 'unanswered', 'cancelled')),
  -- null for a tap.
  cause text,
  ended_at text not null,
  primary key (device, prompt_id),
  foreign key (device, epoch, seq) references ledger_entries,
  check ((outcome = 'answered') = (cause is null))
);

-- Prompts as they stand. Where they were opened is what their shift says; as long as that has not come, where the device
-- stands.
create view present_prompts as
select prompts.*, coalesce(shifts.unit_code, devices.unit_code) as unit_code,
  coalesce(shifts.window_number, devices.window_number) as window_number,
  case when ratings.prompt_id is null then coalesce(prompt_endings.outcome, 'open') else 'answered' end as outcome,
  case when ratings.prompt_id is null then prompt_endings.cause end as cause
from prompts
join devices on devices.id = prompts.device
left join shifts on (shifts.device, shifts.shift_id) = (prompts.device, prompts.shift_id)
left join ratings on (ratings.device, ratings.prompt_id) = (prompts.device, prompts.prompt_id)
left join prompt_endings on (prompt_endings.device, prompt_endings.prompt_id) = (prompts.device, prompts.prompt_id);

-- What the figures count: a row a prompt that somebody was asked with, and a row a rating. A walk-up prompt asks nobody:
-- it counts where it became a rating.
create view counted as
select left(opened_at, 10) as day, unit_code, window_number, staff_number, device, shift_id, outcome,
  null::smallint as level, false as is_walk_up
from present_prompts where source <> 'walk-up'
union all
select left(answered_at, 10), unit_code, window_number, staff_number, device, shift_id, null, present_level,
  source = 'walk-up'
from present_ratings;

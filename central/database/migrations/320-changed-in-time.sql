-- 改评 closes soon after the last touch, and ratings say what gave them.
alter table policy
  add column change_within_ms integer not null default 8000 check (change_within_ms between 3000 and 60000),
  add column allow_mouse_rating boolean not null default false;

-- null where the entry is older than this was noted.
alter table ratings add column input text check (input in ('touch', 'mouse', 'key'));

alter table rating_changes
  add column input text check (input in ('touch', 'mouse', 'key')),
  -- The longest time without a touch between the first rating and the change.
  add column rested_ms bigint check (rested_ms >= 0);

-- The same view; of a rating it says whether 改评 has raised it.
create or replace view counted as
select left(opened_at, 10) as day, unit_code, window_number, staff_number, device, shift_id, outcome,
  null::smallint as level, false as is_walk_up, null::bigint as rating_epoch, null::bigint as rating_seq,
  false as is_raised
from present_prompts where source <> 'walk-up'
union all
select left(answered_at, 10), unit_code, window_number, staff_number, device, shift_id, null, present_level,
  source = 'walk-up', epoch, seq, present_level > level
from present_ratings;

-- The same view; a rating's row says which entry it is, so that figures can be read without some of them.
create or replace view counted as
select left(opened_at, 10) as day, unit_code, window_number, staff_number, device, shift_id, outcome,
  null::smallint as level, false as is_walk_up, null::bigint as rating_epoch, null::bigint as rating_seq
from present_prompts where source <> 'walk-up'
union all
select left(answered_at, 10), unit_code, window_number, staff_number, device, shift_id, null, present_level,
  source = 'walk-up', epoch, seq
from present_ratings;

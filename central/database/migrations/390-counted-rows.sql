-- What figures count, a row a prompt and a row a rating as in the view counted, which an older centre still reads; each
-- with its place in the ledger, by which its shift is told to be over.
create view counted_rows as
select left(opened_at, 10) as day, unit_code, window_number, staff_number, device, shift_id, epoch, seq, received_at,
  outcome, null::smallint as level, false as is_walk_up, false as is_raised
from present_prompts where source <> 'walk-up'
union all
select left(answered_at, 10), unit_code, window_number, staff_number, device, shift_id, epoch, seq, received_at,
  null, present_level, source = 'walk-up', present_level > level
from present_ratings;

-- The page of a rating offers the tags of all levels, so that it looks alike for every level. `tag_levels` names the level
-- of each tag in `tag_codes`, in the same order; null in rows of before, whose tags are all of `level`.
alter table follow_ups add column tag_levels jsonb
  check (jsonb_typeof(tag_levels) = 'array' and jsonb_array_length(tag_levels) = jsonb_array_length(tag_codes));

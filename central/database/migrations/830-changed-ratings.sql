-- Few of the listed ratings were changed, or are in question.
create index listed_ratings_changed on listed_ratings (received_at, device, epoch, seq)
  include (tag_code, day, unit_code, window_number, source, level, is_questioned, has_comment) where is_changed;
create index listed_ratings_questioned on listed_ratings (received_at, device, epoch, seq)
  include (tag_code, day, unit_code, window_number, source, level, is_changed, has_comment) where is_questioned;

-- The matters of some days, by the time that the device wrote. Row-level security comes before every condition that calls a
-- function: with left() all matters of all years were read, and then their days compared.
drop index ratings_with_matter;
create index ratings_with_matter on ratings (answered_at collate "C", unit_code, window_number)
  include (matter_name, source) where matter_name is not null;

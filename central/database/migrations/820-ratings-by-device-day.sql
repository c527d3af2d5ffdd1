-- The days of a few devices are counted without the ratings of all others on these days.
create index ratings_by_device_day on ratings (device, left(answered_at, 10));
drop index ratings_by_day;

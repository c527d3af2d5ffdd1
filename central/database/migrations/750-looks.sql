-- What a logged look at a list has shown: the SHA-256 of the keys of its rows, and the arrival of the newest one. Both are
-- null for other entries and for looks before this step; `newest` also where the list was empty or did not begin with it.
alter table access_log
  add column shown bytea check (octet_length(shown) = 32),
  add column newest timestamptz,
  add check (newest is null or shown is not null);

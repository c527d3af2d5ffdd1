-- What a logged look at a list has shown: the SHA-256 of the keys of its rows, and the arrival of the newest one. Both are
-- null for other entries and for looks before this step; `newest` also where the list was empty or did not begin with it.
alter table access_log
  add column shown bytea check (octet_length(shown) = 32),
  add column newest timestamptz,
  add check (newest is null or shown is not null);

-- Four eyes: an account that reads more than the person who made it, or who made its last link, waits until another
-- person confirms it. `awaits_since` is null where it does not wait, and another time for each wait, to the millisecond.
-- `made_by` stays after the confirmation.
alter table accounts
  add column awaits_since timestamptz,
  add column made_by uuid references accounts,
  add check (awaits_since is null or made_by is not null);
create index accounts_that_wait on accounts (awaits_since) where awaits_since is not null;

-- Null for a link of a command on the server, of a city office's first account, or of an earlier version.
alter table account_links add column made_by uuid references accounts;

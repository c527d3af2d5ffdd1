-- Who has left and what was closed stays: the ledger names it. It is shipped to no kiosk from then on.
alter table units add column retired_at timestamptz;
alter table windows add column retired_at timestamptz;
alter table staff add column retired_at timestamptz;

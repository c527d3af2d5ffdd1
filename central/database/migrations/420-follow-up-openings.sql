-- When the page of a rating was first opened on a phone: the kiosk takes the code off its screen then. It comes from no
-- kiosk, so it is no read model.
create table follow_up_openings (
  -- The rating's entry, which stays where it is when read models are made again.
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  first_opened_at timestamptz not null,
  primary key (device, epoch, seq),
  foreign key (device, epoch, seq) references ledger_entries
);

-- A read model: every row can be made again from ledger_entries.
create table ratings (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  prompt_id uuid not null,
  unit_code text not null,
  window_number text not null,
  staff_number text not null,
  source text not null,
  transaction_ref text,
  service_number bigint,
  matter_name text,
  level smallint not null check (level between 1 and 5),
  channel text not null,
  answered_after_ms bigint not null check (answered_after_ms >= 0),
  -- The kiosk's wall clock as it wrote it: a broken clock says things no timestamp type can hold.
  answered_at text not null,
  received_at timestamptz not null,
  primary key (device, epoch, seq),
  foreign key (device, epoch, seq) references ledger_entries,
  constraint one_rating_a_prompt unique (prompt_id),
  constraint one_rating_a_service unique (transaction_ref, service_number),
  check ((transaction_ref is null) = (service_number is null))
);
create index ratings_by_arrival on ratings (received_at desc, device, epoch desc, seq desc);

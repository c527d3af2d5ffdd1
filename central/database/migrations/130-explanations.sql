-- 申诉, a read model as the ratings are. It names a service; which rating that got, if any, whoever wrote it cannot see.
create table explanations (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  explanation_id uuid not null,
  shift_id uuid not null,
  unit_code text not null,
  window_number text not null,
  staff_number text not null,
  transaction_ref text not null,
  explanation text not null,
  -- The kiosk's wall clock as it wrote it.
  given_at text not null,
  received_at timestamptz not null,
  primary key (device, epoch, seq),
  unique (device, explanation_id),
  foreign key (device, epoch, seq) references ledger_entries
);
create index explanations_by_arrival on explanations (received_at desc, device, epoch desc, seq desc);

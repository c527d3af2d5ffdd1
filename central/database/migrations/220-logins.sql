-- Read models of the logins, small for ever: attempts at a number at a device that were not followed by anything that
-- ends their count there, and the newest entry that did.
create table login_attempts (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  staff_number text not null,
  -- Which PIN was asked for.
  verifier_id text not null,
  -- How often the centre had unlocked the number, as far as the device knew.
  unlocks integer not null,
  -- The kiosk's wall clock as it wrote it, as below.
  attempted_at text not null,
  primary key (device, epoch, seq),
  foreign key (device, epoch, seq) references ledger_entries
);

create table settled_attempts (
  device uuid not null,
  staff_number text not null,
  epoch bigint not null,
  seq bigint not null,
  primary key (device, staff_number),
  foreign key (device, epoch, seq) references ledger_entries
);

-- No read model: the PINs of staff's own that were taken over from a device, written when they were and never again.
create table taken_pins (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  unit_code text not null,
  staff_number text not null,
  changed_at text not null,
  received_at timestamptz not null,
  primary key (device, epoch, seq),
  foreign key (device, epoch, seq) references ledger_entries
);
create index taken_pins_by_arrival on taken_pins (received_at desc, device, epoch desc, seq desc);

-- The key that signs receipts and configurations, as kiosks pinned it: another key on this database is refused at start.
create table centre_identity (
  only_row boolean primary key default true check (only_row),
  public_key bytea not null
);

create table devices (
  id uuid primary key,
  -- Ed25519, SubjectPublicKeyInfo in DER. The same key is the same device, also after it moved to another window.
  public_key bytea not null unique check (octet_length(public_key) = 44),
  fingerprint text not null,
  app_version text not null,
  unit_code text not null,
  window_number text not null,
  enrolled_at timestamptz not null,
  last_seen_at timestamptz,
  -- The text of the last checkpoint that was accepted, as the device signed it.
  last_checkpoint text,
  foreign key (unit_code, window_number) references windows (unit_code, number)
);

create table enrolment_codes (
  code_hash bytea primary key check (octet_length(code_hash) = 32),
  unit_code text not null,
  window_number text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references devices,
  check ((used_at is null) = (used_by is null)),
  foreign key (unit_code, window_number) references windows (unit_code, number)
);

-- Lost in a crash, which costs every kiosk one more round trip and nothing else.
create unlogged table nonces (
  nonce text primary key,
  expires_at timestamptz not null
);
create index nonces_by_expiry on nonces (expires_at);

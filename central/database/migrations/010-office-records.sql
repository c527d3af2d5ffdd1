-- Who serves where. What a configuration document says about an office comes from these tables.
create table units (
  code text primary key check (char_length(code) between 1 and 40),
  name jsonb not null check (jsonb_typeof(name) = 'object'),
  district text not null check (char_length(district) <= 40),
  supervision_phone text not null check (char_length(supervision_phone) between 1 and 30),
  complaint_room jsonb not null check (jsonb_typeof(complaint_room) = 'object')
);

create table windows (
  unit_code text not null references units,
  number text not null check (char_length(number) between 1 and 12),
  name jsonb not null check (jsonb_typeof(name) = 'object'),
  primary key (unit_code, number)
);

-- A picture is named by its content, so it can be kept by kiosks for ever.
create table pictures (
  hash text primary key check (hash = encode(sha256(bytes), 'hex')),
  media_type text not null check (media_type in ('image/svg+xml', 'image/png', 'image/jpeg', 'image/webp')),
  bytes bytea not null
);

create table staff (
  unit_code text not null references units,
  number text not null check (number ~ '^[0-9A-Za-z-]{1,20}$'),
  name jsonb not null check (jsonb_typeof(name) = 'object'),
  post jsonb not null check (jsonb_typeof(post) = 'object'),
  political_status text not null check (political_status in
    ('party-member', 'probationary-party-member', 'league-member', 'other-party-member', 'non-party')),
  party_member_since text check (party_member_since ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  duties jsonb not null check (jsonb_typeof(duties) = 'array' and jsonb_array_length(duties) between 1 and 8),
  commitments jsonb not null
    check (jsonb_typeof(commitments) = 'array' and jsonb_array_length(commitments) between 1 and 6),
  honours jsonb not null check (jsonb_typeof(honours) = 'array' and jsonb_array_length(honours) <= 6),
  star smallint check (star between 1 and 5),
  portrait text references pictures,
  -- A scrypt verifier, never the PIN.
  pin jsonb not null check (pin ->> 'scheme' = 'scrypt'),
  -- Most staff may serve at every window of their unit; window_staff lists the windows of the others.
  serves_every_window boolean not null default true,
  primary key (unit_code, number)
);

create table window_staff (
  unit_code text not null,
  window_number text not null,
  staff_number text not null,
  primary key (unit_code, window_number, staff_number),
  foreign key (unit_code, window_number) references windows (unit_code, number),
  foreign key (unit_code, staff_number) references staff (unit_code, number)
);

-- Level words and tags differ from place to place: data with a version.
create table level_sets (
  version text primary key check (char_length(version) <= 40),
  levels jsonb not null check (jsonb_typeof(levels) = 'array' and jsonb_array_length(levels) = 5)
);

create table policy (
  only_row boolean primary key default true check (only_row),
  levels_version text not null references level_sets,
  prompt_ms integer not null default 30000 check (prompt_ms between 5000 and 600000),
  thanks_ms integer not null default 10000 check (thanks_ms between 1000 and 60000)
);

-- A unit that belongs to another one: the leader of that one leads this one too.
alter table units add column parent_code text references units;

-- People who use the office's pages.
create table accounts (
  id uuid primary key default gen_random_uuid(),
  -- As it is typed to log in, in lower case.
  login text not null unique check (login = lower(login) and char_length(login) between 1 and 60),
  name text not null check (char_length(name) between 1 and 60),
  unit_code text,
  staff_number text,
  -- argon2id in the form of the Password Hashing Competition; null until it is set, or for single sign-on alone.
  password text check (password like '$argon2id$%'),
  -- The secret of the one-time codes, encrypted; null where none is set.
  totp bytea,
  -- The time step of the last accepted code, which is not accepted a second time.
  totp_step bigint,
  -- The person at the provider of single sign-on, from the first log-in there on.
  sso_issuer text,
  sso_subject text,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  unique (sso_issuer, sso_subject),
  check ((sso_issuer is null) = (sso_subject is null)),
  check ((unit_code is null) = (staff_number is null)),
  foreign key (unit_code, staff_number) references staff (unit_code, number)
);

create table account_grants (
  account uuid not null references accounts,
  role text not null
    check (role in ('city', 'leader', 'supervisor', 'caller', 'inspector', 'auditor', 'it', 'staff')),
  unit_code text references units,
  window_number text,
  unique nulls not distinct (account, role, unit_code, window_number),
  check (window_number is null or unit_code is not null),
  foreign key (unit_code, window_number) references windows (unit_code, number)
);

-- Attempts to log in since the last success, by the SHA-256 of the typed login: an unknown one is counted alike.
create table login_failures (
  login_hash bytea primary key check (octet_length(login_hash) = 32),
  failures integer not null check (failures >= 1),
  locked_until timestamptz not null
);

create table sessions (
  -- SHA-256 of the identifier, which is only in the person's cookie.
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  account uuid not null references accounts,
  -- By single sign-on, where the provider asks for a second factor, if at all.
  is_by_provider boolean not null default false,
  began_at timestamptz not null,
  used_at timestamptz not null
);
create index sessions_by_account on sessions (account);

-- Links that set a password once: of the first account, of a new one, or after a password was forgotten.
create table account_links (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  -- null: the link creates the first account.
  account uuid references accounts,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Displays and other programs.
create table access_tokens (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  name text not null check (char_length(name) between 1 and 60),
  grants jsonb not null check (jsonb_typeof(grants) = 'array'),
  created_at timestamptz not null default now(),
  ends_at timestamptz not null,
  revoked_at timestamptz
);

-- Every change, and every look at a single rating, comment, complaint or contact.
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  -- An account's login, a token's name, or the system user of a command on the server.
  actor_kind text not null check (actor_kind in ('account', 'token', 'command')),
  actor text not null,
  action text not null,
  subject jsonb not null default '{}',
  purpose text
);
create index access_log_by_time on access_log (at desc, id desc);

create trigger access_log_append_only before update or delete or truncate on access_log
  for each statement execute function refuse_change();

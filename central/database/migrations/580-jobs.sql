-- Work in the background for a person, such as a table to download. pg-boss hands it to one of the centres; its own
-- tables are in the schema counterstar_jobs, which it creates and migrates itself.
create table jobs (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references accounts,
  -- The order as it was asked for, with its kind and its format.
  work jsonb not null check (jsonb_typeof(work) = 'object'),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- How often a centre has begun it: only the last one that began may write.
  attempt integer not null default 0,
  -- Rows written so far, in the last attempt.
  row_count integer not null default 0,
  problem jsonb,
  file_name text,
  media_type text,
  byte_count bigint,
  asked_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  check ((state in ('done', 'failed', 'cancelled')) = (ended_at is not null)),
  check ((state = 'failed') = (problem is not null)),
  check ((state = 'done') = (file_name is not null and media_type is not null and byte_count is not null))
);
create index jobs_by_account on jobs (account, asked_at desc);
create index jobs_by_time on jobs (asked_at desc);

-- The file, in pieces of a mebibyte.
create table job_pieces (
  job uuid not null references jobs on delete cascade,
  attempt integer not null,
  number integer not null,
  bytes bytea not null,
  primary key (job, attempt, number)
);

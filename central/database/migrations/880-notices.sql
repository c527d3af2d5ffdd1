-- Each working day one notice to the office's own program for each unit whose items of rectification ask for work.
create table notice_rounds (
  day text collate "C" primary key,
  made_at timestamptz not null
);

create table notices (
  -- The idempotency key: the same at every attempt.
  id uuid primary key,
  day text collate "C" not null references notice_rounds,
  unit_code text not null,
  -- Counts and links, byte by byte as they are posted.
  body_json text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  -- The status of the last answer or the code of the network, without any address.
  failure text,
  next_at timestamptz not null,
  give_up_at timestamptz not null,
  unique (day, unit_code)
);
create index notices_waiting on notices (next_at) where state = 'waiting';

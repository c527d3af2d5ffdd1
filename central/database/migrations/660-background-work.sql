-- A job may end without a file, as the freeze of a month does, and may know how many rows there are in all.
alter table jobs drop constraint jobs_check2;
alter table jobs add constraint jobs_file_when_done
  check ((file_name is null) = (media_type is null) and (file_name is null) = (byte_count is null)
    and (file_name is null or state = 'done'));
alter table jobs add column row_total integer;

-- The rounds in which the centre keeps figures and signals up to date, each of all centres together.
create table rounds (
  name text primary key check (name in ('figures', 'signals')),
  -- The last one that succeeded; noted once a minute at most.
  ended_at timestamptz,
  -- The day that is being judged, or was the last one.
  day text collate "C",
  begun_at timestamptz,
  -- null once a later round has succeeded.
  failed_at timestamptz,
  failure text,
  check ((failed_at is null) = (failure is null))
);
insert into rounds (name) values ('figures'), ('signals');

-- The address of a person's mails, and the digests that the person has asked for.
alter table accounts
  add column mail text check (char_length(mail) between 3 and 254),
  add column has_weekly_digest boolean not null default false,
  add column has_monthly_digest boolean not null default false,
  add column mail_language text not null default 'zh' check (mail_language in ('zh', 'en'));

-- Finished weeks and months whose digests were handed out: once, by whichever centre comes first.
create table digest_rounds (
  period text not null check (period in ('week', 'month')),
  first_day text collate "C" not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (period, first_day)
);

-- One mail to one person. Its id is the Message-ID.
create table digests (
  id uuid primary key default gen_random_uuid(),
  period text not null,
  first_day text collate "C" not null,
  account uuid not null references accounts,
  -- skipped: the person has no address, no digest or no such role any more.
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'skipped')),
  attempts integer not null default 0,
  -- The code of the last failure, without any address.
  failure text,
  changed_at timestamptz not null default clock_timestamp(),
  unique (period, first_day, account),
  foreign key (period, first_day) references digest_rounds
);

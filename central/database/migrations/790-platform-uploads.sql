-- 上报: ratings on their way to the 好差评 platform of the administration above.

-- Switched on for the first time: the days of devices from this one on are looked at.
create table platform_begin (
  only_row boolean primary key default true check (only_row),
  first_day text collate "C" not null
);

-- Days of a device whose ratings were counted again since the last look. A look comes some hours after `touched_at`.
create table platform_days (
  device uuid not null,
  -- The date that the device wrote.
  day text collate "C" not null,
  touched_at timestamptz not null,
  primary key (device, day)
) partition by hash (device);
create index platform_days_by_touch on platform_days (touched_at);

-- One assessment of a rating: number 1 as it was after the waiting time, 2 after a change, 3 for a change that the
-- platform has no number for. Device, epoch, seq and number are its identity at the platform, at every attempt.
create table platform_uploads (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  number smallint not null check (number between 1 and 3),
  day text collate "C" not null,
  unit_code text not null,
  window_number text not null,
  received_at timestamptz not null,
  -- SHA-256 of the citizen's answer: level, tags, words. Another one is a change.
  content bytea not null check (octet_length(content) = 32),
  -- 未报, 成功, 被拒, 无应答. Before an attempt a row becomes unanswered: a centre that dies leaves it so.
  state text not null check (state in ('waiting', 'accepted', 'refused', 'unanswered')),
  -- The fields as they are sent, byte by byte; null once the platform has decided, and until they are composed again.
  fields_json text,
  -- Why it was refused.
  reason text check (reason in ('value-missing', 'code-missing', 'too-long', 'set-aside', 'contested', 'changed-again',
    'window-over', 'platform')),
  -- The name of the field; of the platform or the network, a code.
  detail text check (char_length(detail) <= 60),
  -- The platform's own sentence, which may quote the citizen.
  message text check (char_length(message) <= 200),
  -- An attempt before the running one had no answer: the platform may have it.
  is_maybe_there boolean not null default false,
  -- The most rows in its next batch, after a batch was refused as a whole.
  most_together integer check (most_together >= 1),
  attempts integer not null default 0,
  -- null where nothing is to be sent.
  next_at timestamptz,
  batch uuid,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (device, epoch, seq, number),
  check ((state = 'refused') = (reason is not null)),
  check ((next_at is null) = (state in ('accepted', 'refused'))),
  check (state <> 'unanswered' or fields_json is not null)
) partition by hash (device);
create index platform_uploads_to_send on platform_uploads (next_at) where next_at is not null;
create index platform_uploads_to_see on platform_uploads (day, device, epoch, seq, number)
  where state in ('refused', 'unanswered');

do $$
begin
  for place in 0 .. 7 loop
    execute format('create table %I partition of platform_days for values with (modulus 8, remainder %s)',
      'platform_days_' || place, place);
    execute format('create table %I partition of platform_uploads for values with (modulus 8, remainder %s)',
      'platform_uploads_' || place, place);
  end loop;
end
$$;

-- How many uploads of a unit's day are in which state, and why: kept by the triggers below.
create table platform_counts (
  day text collate "C" not null,
  unit_code text not null,
  state text not null,
  -- Empty where the state has none.
  reason text not null,
  detail text not null,
  uploads bigint not null,
  primary key (day, unit_code, state, reason, detail)
);

-- One at a time: batches that end together would lock the counts of their days in different orders. A tx changes
-- uploads by one statement, its last one that waits for other rows.
create function count_platform_uploads() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('platform_counts', 0));
  if tg_op = 'INSERT' then
    insert into platform_counts
    select day, unit_code, state, coalesce(reason, ''), coalesce(detail, ''), count(*)
    from fresh group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (day, unit_code, state, reason, detail)
      do update set uploads = platform_counts.uploads + excluded.uploads;
  else
    insert into platform_counts
    select day, unit_code, state, coalesce(reason, ''), coalesce(detail, ''), sum(step)
    from (select *, 1 as step from fresh union all select *, -1 from stale) as changed
    group by 1, 2, 3, 4, 5 having sum(step) <> 0 order by 1, 2, 3, 4, 5
    on conflict (day, unit_code, state, reason, detail)
      do update set uploads = platform_counts.uploads + excluded.uploads;
  end if;
  return null;
end
$$;
create trigger platform_uploads_are_counted after insert on platform_uploads
  referencing new table as fresh for each statement execute function count_platform_uploads();
create trigger platform_uploads_are_recounted after update on platform_uploads
  referencing new table as fresh old table as stale for each statement execute function count_platform_uploads();

-- History: each attempt, and its answer. An attempt without a row in platform_answers was cut off.
create table platform_batches (
  id uuid primary key,
  begun_at timestamptz not null,
  row_count integer not null check (row_count >= 1)
);
create table platform_answers (
  batch uuid primary key references platform_batches,
  answered_at timestamptz not null,
  -- deferred: surely not taken. unanswered: it may have been.
  outcome text not null check (outcome in ('judged', 'refused', 'deferred', 'unanswered')),
  code text not null check (char_length(code) <= 60),
  -- The platform's number for the batch.
  receipt text check (char_length(receipt) <= 100),
  accepted integer not null,
  refused integer not null
);
create index platform_answers_by_time on platform_answers (answered_at);
create index platform_answers_that_decide on platform_answers (answered_at) where outcome = 'judged';

do $$
declare
  each text;
begin
  foreach each in array array['platform_batches', 'platform_answers'] loop
    execute format('create trigger %I before update or delete or truncate on %I
      for each statement execute function refuse_change()', each || '_append_only', each);
    execute format('alter table %I enable row level security', each);
    execute format('create policy scope on %I for select to counterstar_reader
      using (current_setting(''counterstar.scope'', true) = ''all'')', each);
    execute format('grant select on %I to counterstar_reader', each);
  end loop;
end
$$;
alter table platform_counts enable row level security;
create policy scope on platform_counts for select to counterstar_reader using (is_in_scope(unit_code, null));
grant select on platform_counts to counterstar_reader;
-- The fields have the citizen's words: no page reads them here.
alter table platform_uploads enable row level security;
create policy scope on platform_uploads for select to counterstar_reader using (is_in_scope(unit_code, window_number));
grant select (device, epoch, seq, number, day, unit_code, window_number, received_at, state, reason, detail, message,
  attempts, next_at, batch, changed_at) on platform_uploads to counterstar_reader;

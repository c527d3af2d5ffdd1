-- 你说我改: the cards of a unit's public column. A card is its events, and each step of it has one: of two persons who take
-- the same step at once the database lets one win. Nothing here is ever changed.
create table public_cards (
  id uuid primary key,
  unit_code text not null,
  made_at timestamptz not null
);
create index public_cards_by_unit on public_cards (unit_code, made_at desc);
create trigger public_cards_append_only before update or delete or truncate on public_cards
  for each statement execute function refuse_change();

create table public_card_events (
  card uuid not null references public_cards,
  step int not null check (step >= 1),
  kind text not null check (kind in ('sent', 'approved', 'returned', 'withdrawn')),
  -- Of a card that is sent: its month ("2026-03"), and its three texts.
  month text collate "C" check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  title text,
  said text,
  changed text,
  -- Of one that is returned or withdrawn.
  reason text,
  at timestamptz not null,
  account uuid not null,
  made_by text not null,
  primary key (card, step),
  check ((kind = 'sent') = (month is not null and title is not null and said is not null and changed is not null)),
  check ((kind in ('returned', 'withdrawn')) = (reason is not null))
);
create trigger public_card_events_append_only before update or delete or truncate on public_card_events
  for each statement execute function refuse_change();

-- Each card in its present state, with the texts that were sent last.
create view present_cards with (security_invoker = true) as
select card.id, card.unit_code, card.made_at, latest.step, latest.kind as state, latest.at, latest.made_by, latest.reason,
  texts.month, texts.title, texts.said, texts.changed, texts.at as sent_at, texts.made_by as sent_by
from public_cards as card
cross join lateral (
  select step, kind, at, made_by, reason from public_card_events where card = card.id order by step desc limit 1) as latest
cross join lateral (
  select month, title, said, changed, at, made_by from public_card_events
  where card = card.id and kind = 'sent' order by step desc limit 1) as texts;

-- The comments that their citizens allow to be shown in public, with the place of their ratings.
create table public_comments (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  number smallint not null,
  unit_code text not null,
  window_number text not null,
  given_at timestamptz not null,
  primary key (device, epoch, seq, number)
) partition by hash (device);
create index public_comments_by_unit on public_comments (unit_code, given_at desc);

-- Each decision to show or to hide one. As for cards, one person wins each step.
create table public_comment_decisions (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  number smallint not null,
  step int not null check (step >= 1),
  is_shown boolean not null,
  -- 个人信息, 辱骂, 他人隐私, 无关, 法律
  reason text check (reason in ('personal', 'abuse', 'others', 'unrelated', 'law')),
  at timestamptz not null,
  account uuid not null,
  made_by text not null,
  primary key (device, epoch, seq, number, step),
  foreign key (device, epoch, seq, number) references public_comments,
  check (is_shown = (reason is null))
) partition by hash (device);

do $$
declare
  each text;
begin
  foreach each in array array['public_comments', 'public_comment_decisions'] loop
    for place in 0 .. 7 loop
      execute format('create table %I partition of %I for values with (modulus 8, remainder %s)',
        each || '_' || place, each, place);
      execute format('create trigger %I before update or delete or truncate on %I
        for each statement execute function refuse_change()', each || '_append_only', each || '_' || place);
    end loop;
    execute format('create trigger %I before update or delete or truncate on %I
      for each statement execute function refuse_change()', each || '_append_only', each);
  end loop;
end
$$;

create view present_comments with (security_invoker = true) as
select comment.*, coalesce(latest.step, 0) as step, latest.is_shown, latest.reason, latest.at as decided_at,
  latest.made_by as decided_by
from public_comments as comment
left join lateral (
  select step, is_shown, reason, at, made_by from public_comment_decisions as decided
  where (decided.device, decided.epoch, decided.seq, decided.number)
    = (comment.device, comment.epoch, comment.seq, comment.number)
  order by step desc limit 1) as latest on true;

-- By the database, so that a centre of the release before notes them too.
create function note_public_comment() returns trigger language plpgsql set search_path = public as $$
begin
  insert into public_comments (device, epoch, seq, number, unit_code, window_number, given_at)
  select new.device, new.epoch, new.seq, new.number, unit_code, window_number, new.given_at
  from ratings where (device, epoch, seq) = (new.device, new.epoch, new.seq);
  return null;
end
$$;
create trigger follow_ups_note_public after insert on follow_ups
  for each row when (new.may_publish and new.comment is not null) execute function note_public_comment();
insert into public_comments (device, epoch, seq, number, unit_code, window_number, given_at)
select device, epoch, seq, number, unit_code, window_number, given_at
from follow_ups join ratings using (device, epoch, seq)
where may_publish and follow_ups.comment is not null;

-- Whether the kiosks of the unit show the code of its column on their idle screens; their configuration changes with it.
alter table public_column_switches add column shows_code boolean not null default false;
create trigger public_column_switches_added after insert on public_column_switches referencing new table as added
  for each statement execute function note_added_rows('unit_code');

alter table public_cards enable row level security;
create policy scope on public_cards for select to counterstar_reader using (is_in_scope(unit_code, null));
alter table public_card_events enable row level security;
create policy scope on public_card_events for select to counterstar_reader using (exists (
  select from public_cards where public_cards.id = public_card_events.card));
alter table public_comments enable row level security;
create policy scope on public_comments for select to counterstar_reader using (is_in_scope(unit_code, window_number));
alter table public_comment_decisions enable row level security;
create policy scope on public_comment_decisions for select to counterstar_reader
  using (is_rating_in_scope(device, epoch, seq));
grant select on public_cards, public_card_events, public_comments, public_comment_decisions, present_cards, present_comments
  to counterstar_reader;

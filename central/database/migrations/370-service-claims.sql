-- A reference belongs to its unit and to the systems that gave it out: 办件编号 are the office's, whether a system sends one
-- or staff type it, and the numbers of a queue system are others. Within that space a device rates a service once. Another
-- device that claims the same service is refused nothing: both ratings are kept, and the office decides which count.
create table claimed_services (
  unit_code text not null,
  reference_space text not null check (reference_space in ('office', 'queue')),
  transaction_ref text not null,
  service_number bigint not null,
  -- The rating that came first.
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  constraint first_claim_of_service primary key (unit_code, reference_space, transaction_ref, service_number),
  foreign key (device, epoch, seq) references ledger_entries
);

-- The ratings of other devices that claim the same service.
create table rival_claims (
  unit_code text not null,
  reference_space text not null check (reference_space in ('office', 'queue')),
  transaction_ref text not null,
  service_number bigint not null,
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  constraint one_claim_a_device primary key (unit_code, reference_space, transaction_ref, service_number, device),
  foreign key (device, epoch, seq) references ledger_entries
);

-- A device cannot use up what was asked or promised at another one.
alter table ratings drop constraint one_rating_a_prompt;
alter table ratings drop constraint one_rating_a_follow_up;
alter table ratings add constraint one_rating_a_prompt unique (device, prompt_id);
alter table ratings add constraint one_rating_a_follow_up unique (device, follow_up_hash);
create index ratings_by_follow_up on ratings (follow_up_hash);

-- What the office decided about a claim, and who; the newest of a claim holds. No read model: it comes from no kiosk.
create table claim_verdicts (
  id bigint generated always as identity primary key,
  unit_code text not null,
  reference_space text not null,
  transaction_ref text not null,
  service_number bigint not null,
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  counts boolean not null,
  decided_at timestamptz not null,
  decided_by text not null,
  foreign key (device, epoch, seq) references ledger_entries
);
create index claim_verdicts_by_rating on claim_verdicts (device, epoch, seq);

create trigger claim_verdicts_append_only before update or delete or truncate on claim_verdicts
  for each statement execute function refuse_change();

-- Every claim of a service that two devices or more claim. `counts` is null as long as the office has not decided.
create view contested_claims as
select claims.*, verdict.counts, verdict.decided_at, verdict.decided_by
from (
  select claimed_services.*
  from (select distinct unit_code, reference_space, transaction_ref, service_number from rival_claims) as contested
  join claimed_services using (unit_code, reference_space, transaction_ref, service_number)
  union all
  select * from rival_claims
) as claims
left join lateral (
  select counts, decided_at, decided_by from claim_verdicts
  where (claim_verdicts.device, claim_verdicts.epoch, claim_verdicts.seq) = (claims.device, claims.epoch, claims.seq)
    and (claim_verdicts.unit_code, claim_verdicts.reference_space) = (claims.unit_code, claims.reference_space)
    and (claim_verdicts.transaction_ref, claim_verdicts.service_number) = (claims.transaction_ref, claims.service_number)
  order by id desc limit 1
) as verdict on true;

-- The ratings with such a claim: set aside where one of their services went to another rating, in question as long as one
-- is undecided.
create view contested_ratings as
select device, epoch, seq, bool_or(not coalesce(counts, true)) as is_set_aside,
  bool_or(counts is null) and not bool_or(not coalesce(counts, true)) as is_in_question
from contested_claims group by device, epoch, seq;

alter table alarms drop constraint alarms_kind_check;
alter table alarms add constraint alarms_kind_check check (kind in
  ('fork', 'truncation', 'database-lost', 'entries-lost', 'two-windows', 'storage-low', 'storage-failed',
    'service-contested'));
alter table alerts drop constraint alerts_kind_check;
alter table alerts add constraint alerts_kind_check check (kind in
  ('device-lost', 'device-back', 'fork', 'truncation', 'database-lost', 'entries-lost', 'storage-low', 'storage-failed',
    'service-contested'));

-- What is stored already had its services to itself.
insert into claimed_services
select unit_code, case source when 'queue-system' then 'queue' else 'office' end, rated_services.transaction_ref,
  rated_services.service_number, device, epoch, seq
from rated_services join ratings using (device, epoch, seq);

-- A stored entry as JSON. Beside its body an entry may hold what no text of a database can, NUL and half a surrogate pair:
-- another character stands for them.
create function readable_entry(entry bytea) returns json language sql immutable as $$
  select regexp_replace(convert_from(entry, 'UTF8'), '\\u(0000|d[89a-f][0-9a-f]{2})', '\\u0001', 'gi')::json
$$;

-- A centre of the last release that still runs beside this one writes rated_services alone: its services are claimed by
-- the same rule. Nothing else uses that table any more; it goes with the next release.
create function claim_rated_service() returns trigger language plpgsql as $$
declare
  body json := (
    select readable_entry(entry) -> 'body' from ledger_entries
    where (device, epoch, seq) = (new.device, new.epoch, new.seq));
  unit text := body ->> 'unitCode';
  space text := case body ->> 'source' when 'queue-system' then 'queue' else 'office' end;
begin
  insert into claimed_services
  values (unit, space, new.transaction_ref, new.service_number, new.device, new.epoch, new.seq)
  on conflict do nothing;
  insert into rival_claims
  select unit, space, new.transaction_ref, new.service_number, new.device, new.epoch, new.seq
  from claimed_services as first
  where (first.unit_code, first.reference_space) = (unit, space) and first.device <> new.device
    and (first.transaction_ref, first.service_number) = (new.transaction_ref, new.service_number)
  on conflict do nothing;
  return null;
end
$$;

create trigger rated_services_are_claims after insert on rated_services
  for each row execute function claim_rated_service();

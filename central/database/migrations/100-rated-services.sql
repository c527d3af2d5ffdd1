-- A citizen who brought several 办件 rates them together, and each of them is rated once: what one rating is about stands
-- here, a row a service, and the key refuses a second rating of any of them.
alter table ratings
  drop constraint one_rating_a_service,
  add column shift_id uuid;

create table rated_services (
  transaction_ref text not null,
  service_number bigint not null,
  -- The rating.
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  constraint one_rating_a_service primary key (transaction_ref, service_number),
  foreign key (device, epoch, seq) references ledger_entries
);

-- What is stored already. Beside its body an entry may hold what no text of a database can, NUL and half a surrogate pair:
-- nothing is looked for there, so another character does.
create temporary table rated_bodies on commit drop as
select device, epoch, seq, received_at, regexp_replace(
    convert_from(entry, 'UTF8'), '\\u(0000|d[89a-f][0-9a-f]{2})', '\\u0001', 'gi')::json -> 'body' as body
from ratings join ledger_entries using (device, epoch, seq, received_at);

update ratings set shift_id = (body ->> 'shiftId')::uuid
from rated_bodies where (rated_bodies.device, rated_bodies.epoch, rated_bodies.seq)
  = (ratings.device, ratings.epoch, ratings.seq);
alter table ratings alter column shift_id set not null;

insert into rated_services
select transaction_ref, service_number, device, epoch, seq from ratings where transaction_ref is not null;

-- Of two ratings that were counted before this rule, the first to arrive has the service.
insert into rated_services
select further ->> 'transactionRef', (further ->> 'serviceNumber')::bigint, device, epoch, seq
from rated_bodies, json_array_elements(body -> 'furtherTransactions') as further
order by received_at, device, epoch, seq
on conflict do nothing;

-- The same view as before; it says whose shift it was, too.
drop view present_ratings;
create view present_ratings as
select ratings.*, coalesce(rating_changes.level, ratings.level) as present_level,
  case
    when rating_changes.seq is null or (rating_tags.epoch, rating_tags.seq) > (rating_changes.epoch, rating_changes.seq)
    then coalesce(rating_tags.tag_codes, '[]')
    else '[]'
  end as tag_codes,
  rating_comments.comment
from ratings
left join rating_changes using (device, prompt_id)
left join rating_tags using (device, prompt_id)
left join rating_comments using (device, prompt_id);

-- The date as the device wrote it, its own local one.
create index ratings_by_day on ratings (left(answered_at, 10));

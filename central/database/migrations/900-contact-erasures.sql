-- The contacts that were erased, without their words. Append-only.
create table contact_erasures (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  given_at timestamptz not null,
  erased_at timestamptz not null,
  primary key (device, epoch, seq, given_at)
) partition by hash (device);
do $$
begin
  for place in 0 .. 7 loop
    execute format('create table contact_erasures_%s partition of contact_erasures for values with (modulus 8, remainder %s)',
      place, place);
  end loop;
end
$$;
create trigger contact_erasures_append_only before update or delete or truncate on contact_erasures
  for each statement execute function refuse_change();
alter table contact_erasures enable row level security;
create policy of_items on contact_erasures for select to counterstar_reader using (exists (
  select from items
  where (items.device, items.epoch, items.seq) = (contact_erasures.device, contact_erasures.epoch, contact_erasures.seq)));
grant select on contact_erasures to counterstar_reader;

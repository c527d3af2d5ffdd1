-- 联系方式 of a rating, sealed to the centre, with the citizen's consent to a call; the newest one. Not append-only: it
-- can be erased. The rating has no foreign key: it lies in a partition of its device.
create table rating_contacts (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  sealed jsonb not null,
  given_at timestamptz not null,
  primary key (device, epoch, seq)
) partition by hash (device);
do $$
begin
  for place in 0 .. 7 loop
    execute format('create table rating_contacts_%s partition of rating_contacts for values with (modulus 8, remainder %s)',
      place, place);
  end loop;
end
$$;
alter table rating_contacts enable row level security;

-- Pictures that people hand in, written again from their pixels as JPEG. A row belongs to no device and no unit: it is
-- read through the row that names its hash. Bytes are in the database, so that every centre has them and a backup holds
-- them.
create table evidence_files (
  hash text primary key check (hash = encode(sha256(bytes), 'hex')),
  bytes bytea not null check (octet_length(bytes) between 1 and 8388608),
  small_bytes bytea not null check (octet_length(small_bytes) between 1 and 262144),
  stored_at timestamptz not null default clock_timestamp()
);
-- They are compressed already.
alter table evidence_files alter column bytes set storage external, alter column small_bytes set storage external;
create trigger evidence_files_append_only before update or delete or truncate on evidence_files
  for each statement execute function refuse_change();

-- A citizen may hand in photos without a word, and may allow that the words are shown in public.
do $$
declare
  each text;
begin
  for each in
    select conname from pg_constraint
    where conrelid = 'follow_ups'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%jsonb_array_length(tag_codes) > 0%'
  loop
    execute format('alter table follow_ups drop constraint %I', each);
  end loop;
end
$$;
alter table follow_ups
  add column photos smallint not null default 0 check (photos between 0 and 3),
  add column may_publish boolean not null default false,
  add check (comment is not null or jsonb_array_length(tag_codes) > 0 or photos > 0);

-- The photos of a follow-up, in the order of the form. The file has no foreign key: it lies in no partition of the
-- device. It is never deleted.
create table follow_up_photos (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  number smallint not null,
  place smallint not null check (place between 1 and 3),
  file text not null check (file ~ '^[0-9a-f]{64}$'),
  primary key (device, epoch, seq, number, place),
  foreign key (device, epoch, seq, number) references follow_ups
) partition by hash (device);
create index follow_up_photos_by_file on follow_up_photos (file);
do $$
begin
  for place in 0 .. 7 loop
    execute format('create table follow_up_photos_%s partition of follow_up_photos for values with (modulus 8, remainder %s)',
      place, place);
    execute format('create trigger follow_up_photos_append_only before update or delete or truncate on follow_up_photos_%s
      for each statement execute function refuse_change()', place);
  end loop;
end
$$;
create trigger follow_up_photos_append_only before update or delete or truncate on follow_up_photos
  for each statement execute function refuse_change();

-- A photo is read by those who read its rating.
alter table follow_up_photos enable row level security;
create policy scope on follow_up_photos for select to counterstar_reader using (is_rating_in_scope(device, epoch, seq));
alter table evidence_files enable row level security;
create policy scope on evidence_files for select to counterstar_reader
  using (exists (select from follow_up_photos where follow_up_photos.file = evidence_files.hash));
grant select on follow_up_photos, evidence_files to counterstar_reader;

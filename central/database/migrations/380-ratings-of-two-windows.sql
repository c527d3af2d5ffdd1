-- Until now the rating of a service was refused where another device had rated it, in whatever unit: the citizen was
-- thanked, and the rating never counted. Those that their own device had not given before count from here on, as far as
-- the office does not decide otherwise.
do $$
declare
  refused record;
  services jsonb;
begin
  for refused in
    select device, epoch, seq, received_at, readable_entry(entry) ->> 'at' as answered_at,
      readable_entry(entry) -> 'body' as body
    from quarantined_entries join ledger_entries using (device, epoch, seq)
    where reason = 'already-rated'
    order by received_at, device, epoch, seq
  loop
    if exists (
      select from ratings
      where device = refused.device and (prompt_id = (refused.body ->> 'promptId')::uuid
        or follow_up_hash = refused.body ->> 'followUpHash'))
    then continue; end if;
    select coalesce(jsonb_agg(distinct service), '[]') into services
    from (
      select jsonb_build_object(
        'unit_code', refused.body ->> 'unitCode',
        'reference_space', case refused.body ->> 'source' when 'queue-system' then 'queue' else 'office' end,
        'transaction_ref', named ->> 'transactionRef', 'service_number', named -> 'serviceNumber',
        'device', refused.device, 'epoch', refused.epoch, 'seq', refused.seq) as service
      from (
        select refused.body -> 'transaction' as named
        union all
        select json_array_elements(refused.body -> 'furtherTransactions')
      ) as given
      where named ->> 'transactionRef' is not null
    ) as each;
    if exists (
      select from jsonb_populate_recordset(null::claimed_services, services) as mine
      join (select * from claimed_services union all select * from rival_claims) as taken
        using (unit_code, reference_space, transaction_ref, service_number, device))
    then continue; end if;
    insert into rival_claims
    select mine.* from jsonb_populate_recordset(null::claimed_services, services) as mine
    join claimed_services using (unit_code, reference_space, transaction_ref, service_number);
    insert into claimed_services
    select * from jsonb_populate_recordset(null::claimed_services, services) on conflict do nothing;
    delete from prompt_endings
    where (device, epoch, seq) = (refused.device, refused.epoch, refused.seq);
    delete from quarantined_entries
    where (device, epoch, seq) = (refused.device, refused.epoch, refused.seq);
    insert into ratings (device, epoch, seq, prompt_id, unit_code, window_number, staff_number, source,
      transaction_ref, service_number, matter_name, level, channel, answered_after_ms, answered_at, received_at,
      follow_up_hash, shift_id)
    values (refused.device, refused.epoch, refused.seq, (refused.body ->> 'promptId')::uuid,
      refused.body ->> 'unitCode', refused.body ->> 'windowNumber', refused.body ->> 'staffNumber',
      refused.body ->> 'source', refused.body -> 'transaction' ->> 'transactionRef',
      (refused.body -> 'transaction' ->> 'serviceNumber')::bigint, refused.body -> 'transaction' ->> 'matterName',
      (refused.body ->> 'level')::smallint, refused.body ->> 'channel',
      (refused.body ->> 'answeredAfterMs')::bigint, refused.answered_at, refused.received_at,
      refused.body ->> 'followUpHash', (refused.body ->> 'shiftId')::uuid);
  end loop;
end
$$;

insert into alarms (device, kind, epoch, seq, first_raised_at, last_raised_at)
select distinct device, 'service-contested', epoch, seq, now(), now() from contested_claims;

-- Everything of a device lies in eight partitions, by a hash of the device. Every unique key of such a table contains
-- the device: PostgreSQL refuses one that does not, and Citus distributes the same tables over several machines.
do $$
declare
  -- A table comes after those that it references.
  tables constant text[] := array[
    'ledger_epochs', 'ledger_entries', 'forked_entries', 'quarantined_entries', 'ledger_statements', 'ledger_holes',
    'alarms', 'alerts', 'configuration_documents', 'ratings', 'rating_changes', 'rating_tags', 'rating_comments',
    'rival_claims', 'claim_verdicts', 'prompts', 'prompt_endings', 'opinions', 'complaints', 'survey_answers', 'shifts',
    'shift_endings', 'shift_pauses', 'explanations', 'login_attempts', 'settled_attempts', 'taken_pins', 'follow_ups',
    'follow_up_openings'];
  partitions constant integer := 8;
  views constant text[] := array[
    'open_shifts', 'present_shifts', 'present_ratings', 'present_prompts', 'counted', 'counted_rows',
    'contested_claims', 'contested_ratings'];
  view_texts text[];
  foreign_keys text[];
  afterwards text[];
  columns text;
  identity text;
  newest bigint;
  part text;
  each text;
  step text;
begin
  select array_agg(format('create view %I as %s', name, pg_get_viewdef(name::regclass)) order by place)
  into view_texts from unnest(views) with ordinality as listed (name, place);
  for place in reverse array_length(views, 1) .. 1 loop
    execute format('drop view %I', views[place]);
  end loop;

  select array_agg(
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)))
  into foreign_keys from pg_constraint
  where contype = 'f' and (conrelid::regclass::text = any (tables) or confrelid::regclass::text = any (tables));
  for step in
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint
    where contype = 'f' and (conrelid::regclass::text = any (tables) or confrelid::regclass::text = any (tables))
  loop
    execute step;
  end loop;

  -- The two keys that did not contain the device.
  alter table alerts drop constraint alerts_pkey, add primary key (device, id);
  alter table claim_verdicts drop constraint claim_verdicts_pkey, add primary key (device, id);

  foreach each in array tables loop
    execute format(
      'create table partitioned (like %I including defaults including constraints including generated including identity)
        partition by hash (device)', each);
    for place in 0 .. partitions - 1 loop
      execute format('create table %I partition of partitioned for values with (modulus %s, remainder %s)',
        each || '_' || place, partitions, place);
    end loop;
    select string_agg(quote_ident(attname), ', ' order by attnum), min(attname) filter (where attidentity <> '')
    into columns, identity from pg_attribute
    where attrelid = each::regclass and attnum > 0 and not attisdropped and attgenerated = '';
    execute format('insert into partitioned (%s) overriding system value select %s from %I', columns, columns, each);
    if identity is not null then
      execute format('select max(%I) from partitioned', identity) into newest;
      if newest is not null then
        perform setval(pg_get_serial_sequence('partitioned', identity), newest);
      end if;
    end if;

    select array_agg(made.step order by made.rank, made.step) into afterwards from (
      select 1 as rank, format('alter table %I add constraint %I %s', each, conname, pg_get_constraintdef(oid)) as step
      from pg_constraint where conrelid = each::regclass and contype in ('p', 'u')
      union all
      select 2, pg_get_indexdef(indexrelid) from pg_index
      where indrelid = each::regclass and not exists (select from pg_constraint where conindid = indexrelid)
      union all
      select 3, pg_get_triggerdef(oid) from pg_trigger where tgrelid = each::regclass and not tgisinternal
    ) as made;
    execute format('drop table %I', each);
    execute format('alter table partitioned rename to %I', each);
    foreach step in array coalesce(afterwards, '{}') loop
      execute step;
    end loop;
    -- A statement's trigger of a table says nothing of a statement that names one of its partitions.
    for step in
      select replace(pg_get_triggerdef(pg_trigger.oid), ' ON public.' || each || ' ', ' ON public.' || child.relname || ' ')
      from pg_trigger, pg_inherits join pg_class as child on child.oid = inhrelid
      where tgrelid = each::regclass and inhparent = each::regclass and not tgisinternal
    loop
      execute step;
    end loop;
  end loop;

  foreach step in array foreign_keys loop
    execute step;
  end loop;
  foreach step in array view_texts loop
    execute step;
  end loop;
end
$$;

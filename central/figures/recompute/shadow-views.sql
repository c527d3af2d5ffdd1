-- The views of the figures again, over the tables of this tx that have the names of read models.
do $$
declare
  views constant text[] := array[
    'present_ratings', 'present_prompts', 'counted_rows', 'contested_claims', 'contested_ratings'];
  steps text[];
  step text;
begin
  -- The text of a view names a table without its schema where the search path finds the view's own table first.
  perform set_config('search_path', 'public, pg_temp', true);
  select array_agg(format('create temp view %I as %s', name, pg_get_viewdef(name::regclass)) order by place)
  into steps from unnest(views) with ordinality as listed (name, place);
  perform set_config('search_path', 'pg_temp, public', true);
  foreach step in array steps loop
    execute step;
  end loop;
end
$$;

import pg from "pg";

interface Definition {
  readonly drop: string;
  readonly make: string;
}

const definitionsOf = async (client: pg.Client, tables: readonly string[]): Promise<readonly Definition[]> => {
  const { rows } = await client.query<Definition>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where contype in ('p', 'u') and conrelid::regclass::text = any ($1)
    union all
    select format('drop index %s', indexrelid::regclass), replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
    from pg_index
    where indrelid::regclass::text = any ($1) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [tables],
  );
  return rows;
};

const withClient = async (url: string, work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};

/** Fills these tables without their keys and indexes, and makes them again at the end, two at a time. */
export const withoutIndexes = async (
  url: string,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> => {
  const left: Definition[] = [];
  await withClient(url, async (client) => {
    left.push(...(await definitionsOf(client, tables)));
    for (const { drop } of left) await client.query(drop);
  });
  await fill();
  const makeAll = () =>
    withClient(url, async (client) => {
      await client.query("set maintenance_work_mem = '512MB'");
      for (let next = left.shift(); next; next = left.shift()) await client.query(next.make);
    });
  await Promise.all([makeAll(), makeAll()]);
};

import type pg from "pg";

export type Column = {
  readonly name: string;
  /** As a cast writes it. */
  readonly type: string;
  /** One letter of pg_type.typcategory. */
  readonly category: string;
  readonly isNullable: boolean;
  readonly lengthMax: number | null;
  readonly enumLabel: string | null;
};

export type Table = {
  /** `schema.table`, quoted where SQL needs it. */
  readonly name: string;
  readonly comment: string | null;
  readonly isEnabled: boolean;
  readonly isForced: boolean;
  readonly owner: string;
  /** Those a row must or may be given: not generated ones. */
  readonly columns: readonly Column[];
};

const ours =
  "namespace.nspname not in ('pg_catalog', 'information_schema') and namespace.nspname !~ '^pg_'";

/** Every table of every schema of ours, partitions included. */
export async function findTables(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    select format('%I.%I', namespace.nspname, class.relname) as name, obj_description(class.oid, 'pg_class') as comment,
      class.relrowsecurity as "isEnabled", class.relforcerowsecurity as "isForced", class.relowner::regrole::text as owner,
      (select json_agg(json_build_object('name', attname, 'type', format_type(base.oid, null), 'category', base.typcategory,
          'isNullable', not attnotnull, 'lengthMax', case when atttypmod > 0 and base.typcategory = 'S' then atttypmod - 4 end,
          'enumLabel', (select min(enumlabel) from pg_enum where enumtypid = base.oid)) order by attnum)
        from pg_attribute join pg_type as type on type.oid = atttypid
        join pg_type as base on base.oid = coalesce(nullif(type.typbasetype, 0), type.oid)
        where attrelid = class.oid and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a') as columns
    from pg_class as class join pg_namespace as namespace on namespace.oid = class.relnamespace
    where class.relkind in ('r', 'p') and ${ours} order by 1`);
  return rows;
}

/** Views and functions of ours that would read with their owner's rights instead of the caller's. */
export async function findOwnersRights(
  client: pg.Client,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', namespace.nspname, class.relname) as name
    from pg_class as class join pg_namespace as namespace on namespace.oid = class.relnamespace
    where class.relkind = 'v' and ${ours} and not coalesce('security_invoker=true' = any (class.reloptions), false)
    union all
    select format('%I.%I', namespace.nspname, class.relname) from pg_class as class
    join pg_namespace as namespace on namespace.oid = class.relnamespace where class.relkind = 'm' and ${ours}
    union all
    select proc.oid::regprocedure::text from pg_proc as proc
    join pg_namespace as namespace on namespace.oid = proc.pronamespace where prosecdef and ${ours}`);
  return rows.map(({ name }) => name);
}

/** In a throw-away database: takes away whatever would refuse made-up rows, for only who sees them is under test. */
export async function dropConstraints(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ declare statement text; begin
      for statement in
        select format('alter table %s drop constraint if exists %I cascade', conrelid::regclass, conname)
        from pg_constraint join pg_namespace as namespace on namespace.oid = connamespace
        where conrelid <> 0 and contype in ('f', 'c', 'u', 'p', 'x') and conparentid = 0 and ${ours}
        order by contype = 'f' desc loop
        execute statement;
      end loop;
      for statement in
        select format('alter domain %s drop constraint %I', contypid::regtype, conname)
        from pg_constraint join pg_namespace as namespace on namespace.oid = connamespace where contypid <> 0 and contype = 'c' and ${ours} loop
        execute statement;
      end loop;
      for statement in
        select format('drop index if exists %s', indexrelid::regclass)
        from pg_index join pg_class as class on class.oid = indexrelid join pg_namespace as namespace on namespace.oid = class.relnamespace
        where indisunique and ${ours} loop
        execute statement;
      end loop;
      for statement in
        select format('alter table %s disable trigger user', class.oid::regclass)
        from pg_class as class join pg_namespace as namespace on namespace.oid = class.relnamespace where class.relkind in ('r', 'p') and ${ours} loop
        execute statement;
      end loop;
      for statement in
        select 'truncate ' || string_agg(class.oid::regclass::text, ', ') || ' cascade'
        from pg_class as class join pg_namespace as namespace on namespace.oid = class.relnamespace where class.relkind in ('r', 'p') and ${ours} loop
        execute statement;
      end loop;
    end $$`);
}

/** Indexes, but for uniqueness, over what is worked out from columns: a filter of row-level security comes before conditions on that, so none of them is ever used. */
export async function findIndexesOverValues(
  client: pg.Client,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select indexrelid::regclass::text as name from pg_index join pg_class as class on class.oid = indrelid
    join pg_namespace as namespace on namespace.oid = class.relnamespace
    where indexprs is not null and not indisunique and class.relrowsecurity and ${ours}`);
  return rows.map(({ name }) => name);
}

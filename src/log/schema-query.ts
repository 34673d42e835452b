/** Roles by names that are alike wherever it is installed, and that no other role can have: the owner of our schemas has none. */
const roles = `select oid, case when oid = (select nspowner from pg_namespace where nspname = 'log') then '' else rolname end as name
    from pg_roles union all select 0, 'public'`;

const relations = `select c.*, c.oid::regclass::text as name, case relkind when 'v' then 'view' when 'S' then 'sequence' when 'c' then 'type' else 'table' end as what
    from pg_class c join ours on ours.oid = relnamespace where relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c')`;

/** Columns, and what takes a row elsewhere or leaves a key unchecked: tables that inherit, and triggers of foreign keys that are off. */
const tables = `select what || ' ' || r.name, jsonb_build_array(relkind, role.name, case relkind when 'v' then reloptions end,
      (select jsonb_agg(jsonb_build_array(attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, attcollation::regcollation::text) order by attname)
        from pg_attribute where attrelid = r.oid and attnum > 0 and not attisdropped),
      exists (select from pg_inherits where r.oid in (inhparent, inhrelid)),
      (select count(*) from pg_trigger where tgrelid = r.oid and tgisinternal and tgenabled <> 'O')),
    (select jsonb_agg(jsonb_build_array(adnum, pg_get_expr(adbin, adrelid)) order by adnum) from pg_attrdef where adrelid = r.oid)
  from r join role on role.oid = relowner
  union all select 'crash that empties table ' || name, jsonb_build_array(relpersistence), null from r where relkind in ('r', 'p', 'm') and relpersistence <> 'p'
  union all select 'row-level security on ' || name, jsonb_build_array(relrowsecurity, relforcerowsecurity), null from r where relkind in ('r', 'p')`;

const onTables = `select format('policy %I on %s', polname, name), jsonb_build_array(polcmd, polpermissive, (select jsonb_agg(role.name order by role.name) from role where role.oid = any (polroles))),
    jsonb_build_array(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) from pg_policy join r on r.oid = polrelid
  union all select format('trigger %I on %s', tgname, name), jsonb_build_array(tgenabled, tgtype, tgfoid::regprocedure::text, encode(tgargs, 'hex'), tgoldtable, tgnewtable),
    to_jsonb(pg_get_triggerdef(t.oid)) from pg_trigger t join r on r.oid = tgrelid where not tgisinternal
  union all select format('rule %I on %s', rulename, name), jsonb_build_array(ev_type, ev_enabled, is_instead), to_jsonb(pg_get_ruledef(w.oid)) from pg_rewrite w join r on r.oid = ev_class
  union all select format('constraint %I on %s', conname, name), jsonb_build_array(contype, condeferrable, condeferred, convalidated), to_jsonb(pg_get_constraintdef(c.oid))
    from pg_constraint c join r on r.oid = conrelid where contype <> 'n'
  union all select format('unique index %s on %s', indexrelid::regclass, name), jsonb_build_array(indisvalid, indisready, indislive), to_jsonb(pg_get_indexdef(indexrelid))
    from pg_index join r on r.oid = indrelid where indisunique`;

const functions = `select 'function ' || p.oid::regprocedure, jsonb_build_array(role.name, lanname, prokind, prosecdef, proleakproof, proisstrict, proretset, provolatile, proconfig, prosrc, probin, prorettype::regtype::text),
    jsonb_build_array(pg_get_function_arguments(p.oid), pg_get_function_sqlbody(p.oid))
  from pg_proc p join ours on ours.oid = pronamespace join role on role.oid = proowner join pg_language l on l.oid = prolang`;

/** What others than an object's owner may do with it. */
const rights = `select format('rights of %s on %s', role.name, given.name), jsonb_agg(distinct jsonb_build_array(privilege_type, is_grantable, part)), null
  from (select 'schema ' || nspname, nspowner, nspacl, null from ours
    union all select what || ' ' || name, relowner, relacl, null from r
    union all select what || ' ' || name, relowner, attacl, attname from r join pg_attribute on attrelid = r.oid
    union all select 'function ' || p.oid::regprocedure, proowner, proacl, null from pg_proc p join ours on ours.oid = pronamespace) as given (name, owner, acl, part),
    aclexplode(acl) join role on role.oid = grantee where grantee <> owner group by role.name, given.name`;

/** Settings that free a session, or that choose what a name means. */
const freeing =
  "session_replication_role|row_security|role|search_path|transform_null_equals|session_preload_libraries|local_preload_libraries";

/** Stored for a role or the database they write what people told into the server's own log; what the server itself sets is its operator's to say. */
const telling =
  "log_statement|log_min_duration_statement|log_min_duration_sample|log_transaction_sample_rate";

/** What binds or frees the application wherever it connects. A setting of ours that stands beforehand would make a context where none is set. */
const sessions = `select 'role ' || rolname, jsonb_build_array(rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      (select jsonb_agg(roleid::regrole::text order by 1) from pg_auth_members where member = a.oid)), null from pg_roles a where rolname = 'joinery_app'
  union all select format('setting %s for %s', split_part(one, '=', 1), role.name), jsonb_agg(one order by one), null
    from pg_db_role_setting join role on role.oid = setrole, unnest(setconfig) as one
    where setdatabase in (0, (select oid from pg_database where datname = current_database()))
      and one ~* '^(joinery\\.|(${freeing}|${telling})=)' group by 1
  union all select format('setting %s of the server', name), jsonb_build_array(reset_val), null from pg_settings
    where name ~ '^(${freeing})$' and name <> 'role' and reset_val <> boot_val
  union all select format('right of %s on setting %s', role.name, parname), jsonb_agg(distinct jsonb_build_array(privilege_type, is_grantable)), null
    from pg_parameter_acl, aclexplode(paracl) join role on role.oid = grantee where grantee <> grantor group by role.name, parname
  union all select 'event trigger ' || evtname, jsonb_build_array(evtevent, evtenabled, evtfoid::regprocedure::text, prosrc), null from pg_event_trigger join pg_proc p on p.oid = evtfoid`;

/** Roles behind roles: whom the application may become in more than one step, and who may become the application and is not bound. */
const members = `select format('role %s, which joinery_app may take', rolname), jsonb_build_array(rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication), null
    from pg_roles a where rolname <> 'joinery_app' and pg_has_role('joinery_app', oid, 'member')
  union all select format('role %s, which may let others take joinery_app', role.name), jsonb_build_array(admin_option), null
    from pg_auth_members join role on role.oid = member where roleid = 'joinery_app'::regrole and admin_option and role.name <> '' and member <> 10
  union all select format('role %s, which may take joinery_app', a.rolname), jsonb_build_array(rolsuper, rolbypassrls), null from pg_roles a join role using (oid)
    where (rolsuper or rolbypassrls) and oid <> 10 and role.name <> '' and oid in (with recursive taking as (
      select member from pg_auth_members where roleid = 'joinery_app'::regrole union select m.member from pg_auth_members m join taking on m.roleid = taking.member) select member from taking)`;

/** What carries rows out of the database, or in past the triggers. */
const copies = `select 'publication ' || p.pubname, jsonb_build_array(pubinsert, pubupdate, pubdelete, pubtruncate, jsonb_agg(format('%I.%I', schemaname, tablename) order by 1)), null
    from pg_publication p join pg_publication_tables t on t.pubname = p.pubname join ours on ours.nspname = t.schemaname group by p.oid, p.pubname, pubinsert, pubupdate, pubdelete, pubtruncate
  union all select 'foreign server ' || srvname, jsonb_build_array(fdwname, srvoptions), null from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = srvfdw
  union all select 'subscription ' || subname, jsonb_build_array(subenabled, subpublications), null from pg_subscription
    where subdbid = (select oid from pg_database where datname = current_database())`;

/**
 * Each object that guards rows: by name, with a digest of what the catalogue holds as it was written, and one of what the server shows
 * in words of its own, which another version of it may choose otherwise. $1: the schemas that are ours.
 */
export const schemaQuery = `
  with ours as (select * from pg_namespace where nspname = any ($1)), role as (${roles}), r as (${relations}),
  part (object, written, shown) as (${[tables, onTables, functions, rights, sessions, members, copies].join("\n  union all ")})
  select (current_setting('server_version_num')::integer / 10000)::integer as server, jsonb_object_agg(object,
    left(encode(sha256(convert_to(written::text, 'UTF8')), 'hex'), 32) || coalesce('.' || left(encode(sha256(convert_to(shown::text, 'UTF8')), 'hex'), 32), '')) as objects
  from part`;

-- What people must decide: cases, their tasks, and every step that was taken.

create schema casework;

-- All that one body has to settle about one person and one event.
create table casework.case_file (
  id uuid primary key default gen_random_uuid(),
  organisation text not null,
  subject uuid not null,
  life_event text not null,
  opened_at timestamptz not null,
  unique (organisation, subject, life_event)
);
select context.protect('casework.case_file', 'organisation organisation read, process');

-- One thing to decide. `key` names what it came from, so that following the log again makes no second one; `position` is the place in
-- the log where it opened (null for what staff opened). `about` holds identifiers and codes, never what a person told.
create table casework.case_task (
  id uuid primary key default gen_random_uuid(),
  case_file uuid not null references casework.case_file,
  kind text not null check (kind in ('dead-letter', 'refusal', 'conflict', 'keyed-form')),
  key text not null unique,
  organisation text not null,
  subject uuid not null,
  life_event text not null,
  delivery uuid,
  notice uuid,
  about jsonb not null default '{}',
  position bigint,
  opened_at timestamptz not null,
  due_on date not null,
  assignee uuid,
  assignee_name text,
  closed_at timestamptz,
  outcome text,
  check ((assignee is null) = (assignee_name is null)),
  check ((closed_at is null) = (outcome is null))
);
create index case_task_open on casework.case_task (organisation, opened_at) where closed_at is null;
create index case_task_delivery on casework.case_task (delivery) where delivery is not null;
select context.protect('casework.case_task', 'organisation organisation read change, process');

-- What was done, when, by whom (null: the system, from the log). Never changed.
create table casework.task_step (
  id uuid primary key default gen_random_uuid(),
  case_task uuid not null references casework.case_task,
  organisation text not null,
  what text not null,
  by uuid,
  by_name text,
  note text,
  at timestamptz not null default clock_timestamp()
);
create index task_step_task on casework.task_step (case_task, at);
select context.protect('casework.task_step', 'organisation organisation read append, process');

-- Door: opens a task and its case once; the id, or null when it was opened before.
create function casework.open_task(
  kind text, key text, organisation text, subject uuid, life_event text, delivery uuid, notice uuid, about jsonb, "position" bigint,
  opened_at timestamptz, due_on date
) returns uuid language plpgsql as $$
#variable_conflict use_column
declare
  file uuid;
  task uuid;
begin
  insert into casework.case_file as held (organisation, subject, life_event, opened_at)
  values (open_task.organisation, open_task.subject, open_task.life_event, open_task.opened_at)
  on conflict (organisation, subject, life_event) do update set opened_at = least(held.opened_at, excluded.opened_at)
  returning id into file;
  insert into casework.case_task (case_file, kind, key, organisation, subject, life_event, delivery, notice, about, position, opened_at, due_on)
  values (file, open_task.kind, open_task.key, open_task.organisation, open_task.subject, open_task.life_event, open_task.delivery,
    open_task.notice, open_task.about, open_task.position, open_task.opened_at, open_task.due_on)
  on conflict (key) do nothing returning id into task;
  if task is not null then
    insert into casework.task_step (case_task, organisation, what, at) values (task, open_task.organisation, 'opened', open_task.opened_at);
    perform log.append('casework.task-opened', open_task.subject, open_task.organisation,
      jsonb_build_object('task', task, 'kind', open_task.kind, 'event', open_task.life_event));
  end if;
  return task;
end $$;

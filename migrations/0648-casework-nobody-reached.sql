-- Somebody could be told on no way of what must not be done unseen: staff find out whether it was them.
alter table casework.case_task drop constraint case_task_kind_check;
alter table casework.case_task add constraint case_task_kind_check
  check (kind in ('dead-letter', 'refusal', 'conflict', 'keyed-form', 'unreached'));

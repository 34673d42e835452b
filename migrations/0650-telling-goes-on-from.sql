-- A claim that goes on from what was told keeps from which notice, and what it may send of it without showing it.
alter table telling.journey add column goes_on_from text;
alter table telling.journey add column unshown text[] not null default '{}';

-- From which notice a draft went on before was not kept, so nothing can tell whether that still stands: it asks again.
update telling.journey set found = '{}', answers = '{}', version = version + 1
  where event = 'claim' and reference is null and corrects is null and found <> '{}';

-- The language in which somebody told, for what is written to whoever has no account.
alter table telling.journey add column locale text check (locale in ('en', 'cy'));

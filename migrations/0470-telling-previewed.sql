-- What was previewed when a telling began to wait for a code: only that may go out when the code comes.
alter table telling.journey add column previewed jsonb;

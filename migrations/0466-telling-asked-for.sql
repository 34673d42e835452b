-- Bodies that are told only when the person asks for it. Drafts that exist asked for none: their catalogue has no such body.
alter table telling.journey add column opt_ins text[] not null default '{}';

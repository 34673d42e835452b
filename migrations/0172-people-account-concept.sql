-- A new account may be one abroad: which fact a confirmed change sets is kept with it.
alter table people.bank_account_change add column concept text not null default 'person.bankAccount';
alter table people.bank_account_change alter column concept drop default;

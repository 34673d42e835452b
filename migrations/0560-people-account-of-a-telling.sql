-- The telling that a new account goes out with: each needs its own code, and taking it back puts the former account back.
alter table people.bank_account_change add column journey uuid;

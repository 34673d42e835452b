-- What comes back from bodies besides receipts: contacts they received all the same, and the nightly comparison of both sides' lists.

create table delivery.returned_contact (
  organisation text not null,
  id text not null,
  delivery uuid references delivery.delivery,
  life_event text not null,
  reason text not null,
  channel text not null,
  on_day date not null,
  received_at timestamptz not null default now(),
  primary key (organisation, id)
);
select context.protect('delivery.returned_contact', 'organisation organisation read, process');

-- `held` and `answered` are counts; `differences` lists deliveries with what each side says.
create table delivery.reconciliation (
  organisation text not null,
  day date not null,
  held integer not null,
  answered integer not null,
  differences jsonb not null,
  compared_at timestamptz not null default now(),
  primary key (organisation, day)
);
select context.protect('delivery.reconciliation', 'organisation organisation read, process');

create index delivery_answered on delivery.delivery (answered_at) where answered_at is not null;

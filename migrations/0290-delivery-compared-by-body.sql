-- Each body is compared with from where its last comparison ended, so answers are found by body and day.
create index delivery_answered_by on delivery.delivery (organisation, answered_at) where answered_at is not null;
drop index if exists delivery.delivery_answered;

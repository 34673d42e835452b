-- An address that was hidden after it was told: what the flow does with it is done when the delivery is sent. `fields_hidden` is what is sent
-- instead of `fields`; none where nothing may be sent and staff phone the body. Deliveries of before were sent as they were told.
alter table delivery.delivery add column hiding text check (hiding in ('withhold', 'mark', 'unit', 'phone')), add column fields_hidden jsonb;
select log.attest('delivery.delivery:state', 'key id, subject subject, only id state answered_at expected_by sent_to hiding fields_hidden, again by notice = notice of notice.%, again by id = delivery of delivery.%, again by id = to of delivery.dead-letter-redirected');

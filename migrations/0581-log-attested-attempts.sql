-- Each try of a delivery is attested in the statement that writes it: a row slipped in, removed or rewritten shows, and with it a number of tries that is not so.
select log.attest('delivery.attempt', 'key delivery number');

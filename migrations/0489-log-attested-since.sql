-- What came or was left out when rows were first attested: the published files themselves, who proposed what, whom a record of death is about,
-- and the keys. What stays out, and why, stands in docs/adr/log-attested-rows.md; a test compares that list with the tables there are.
select log.attest('catalogue.file', 'key version path');
select log.attest('catalogue.proposal', 'key id');
select log.attest('catalogue.withdrawal', 'key publication');
select log.attest('casework.proposal', 'key id');
select log.attest('telling.death_record', 'key organisation reference, subject subject');
select log.attest('keys.key', 'key kid, without sealed');

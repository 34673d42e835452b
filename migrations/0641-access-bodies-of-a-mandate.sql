-- Bodies that a mandate covers, every council as `council`; none listed means all.
alter table access.mandate add column bodies text[] check (cardinality(bodies) > 0);

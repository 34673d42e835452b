-- Every lane was in and out of an index for the sake of those that nobody comes to; those alone are in this one, and those that are due in lane_ready.
drop index delivery.lane_left;
create index lane_stopped on delivery.lane (id) where numbered > done and ready_at is null;

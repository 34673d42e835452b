-- Lanes with work left, for whoever asks whether one is frozen.
create index lane_left on delivery.lane (id) where numbered > done;

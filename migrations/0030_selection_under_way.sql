-- Work for many people goes on after the answer. While a server is at it, it says until when it will be heard of again.
-- Null before, after, and once somebody has stopped it.
alter table selection add column claimed_until text;

-- When the work began. Null before.
alter table selection add column begun_at text;

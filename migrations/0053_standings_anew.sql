-- Everybody's row is worked out anew. Two versions of the policy that were recorded in another order than they took effect
-- have the earlier date, and a missing hire date isn't to be fixed for somebody out of scope.
insert into standing_behind (person)
select distinct person from standing where person not in (select person from standing_behind);

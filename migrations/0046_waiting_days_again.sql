-- Someone back from a leave who still waited for a site didn't get the days of waiting after the return given back. Their
-- status is computed anew when the server starts.
update standing set holds_until = '0001-01-01'
where exists (select 1 from event where event.subject = standing.person and event.kind = 'leave_ended');

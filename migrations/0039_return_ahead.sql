-- The reason for the status of somebody who has left and comes back names the first day of the new job now. Rows are
-- computed anew when the server starts.
update standing set holds_until = '0001-01-01' where status = 'separated';

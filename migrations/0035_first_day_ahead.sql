-- The reason for the status of somebody who hasn't started names the first day of work now. Rows are computed anew when
-- the server starts.
update standing set holds_until = '0001-01-01' where status = 'not-in-scope';

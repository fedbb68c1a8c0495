-- What people recognize a session by in the list of their own: the browser and the system, each out of a short list, how
-- they came in, and when they last proved who they are. Of sessions from before, nobody knows more than when they began.
alter table session add column browser text not null default 'other';

alter table session add column system text not null default 'other';

alter table session add column way text not null default 'password';

alter table session add column authenticated_at text not null default '';

update session set authenticated_at = created_at

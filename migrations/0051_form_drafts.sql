-- What somebody has entered in a form of the records and hasn't sent: one row for each account and form. It's private,
-- nothing on record reads it, and it goes after seven days. `form` is the address that the form is sent to, and `fields`
-- has each field with what it said before.
create table form_draft (
  account text not null,
  form text not null,
  fields text not null,
  saved_at text not null check (saved_at like '____-__-__T__:__:__.___Z'),
  primary key (account, form)
);

create index form_draft_by_time on form_draft (saved_at);

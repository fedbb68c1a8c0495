-- Links that let somebody choose a new password have purposes of their own: `reset` goes to the person's own address,
-- `recovery` is handed over by HR, and lives as short. SQLite cannot change a check, so the table is made anew.
create table sign_in_link_anew (
  token_hash text primary key check (length(token_hash) = 64),
  person text references account (person),
  purpose text not null check (purpose in ('set-up', 'invite', 'reset', 'recovery')),
  created_at text not null,
  expires_at text not null,
  used_at text,
  created_by text not null,
  check (purpose = 'set-up' or person is not null)
);

insert into sign_in_link_anew (token_hash, person, purpose, created_at, expires_at, used_at, created_by)
select token_hash, person, purpose, created_at, expires_at, used_at, created_by from sign_in_link;

drop table sign_in_link;

alter table sign_in_link_anew rename to sign_in_link;

create index sign_in_link_person on sign_in_link (person);

-- Links of people who have a password: HR could have kept them.
delete from sign_in_link
where used_at is null and person in (select person from account where password_hash is not null);

-- A token was kept here until its mail was sent. Each try makes its own now, and nothing keeps it.
update message set link_token = null;

-- The version of the e-mail address that the person is known to own: the one on record when they chose their first
-- password, or one they have confirmed since. A link for a new password goes to no other. Where an address was changed
-- before, nobody knows whose doing it was: the person confirms it.
alter table account add column address_version integer;

update account
set address_version = (
  select max(version) from person_fact where person_fact.person = account.person and person_fact.kind = 'email'
  having count(*) = 1
)
where password_hash is not null;

-- A recovery code that HR has asked for, until a second person has agreed and it is made. What came of it is in the
-- ledger.
create table account_recovery (
  id text primary key,
  -- The record whose account it is for.
  person text not null check (substr(person, 1, 7) = 'person:'),
  asked_by text not null,
  asked_at text not null,
  agreed_by text,
  agreed_at text,
  -- When the code was made, or the request was taken back.
  closed_at text
);

create index account_recovery_person on account_recovery (person);

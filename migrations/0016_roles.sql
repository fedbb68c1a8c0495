-- People have several roles: an auditor's ends on a day, and HR of a site reaches its own sites. SQLite cannot change a
-- check, so the table is made anew. Whoever worked in HR did the work of a steward and of an administrator, too.
create table account_role_anew (
  person text not null references account (person),
  role text not null check (role in ('site-hr', 'hr', 'steward', 'auditor', 'administrator')),
  -- The last day on which the role holds. Null: until somebody takes it away.
  until_on text,
  -- Null for a role from before this was kept.
  given_at text,
  given_by text,
  primary key (person, role),
  check (role <> 'auditor' or until_on is not null)
);

insert into account_role_anew (person, role, until_on, given_at, given_by)
select person, 'hr', null, null, null from account_role
union all
select person, 'steward', null, null, null from account_role
union all
select person, 'administrator', null, null, null from account_role;

drop table account_role;

alter table account_role_anew rename to account_role;

-- The sites that somebody in HR of a site reaches.
create table account_role_site (
  person text not null references account (person),
  site text not null references site (id),
  primary key (person, site)
);

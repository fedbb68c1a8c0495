-- Follow-up questions (docs/follow-ups.md). No row says who answered, or when.

-- How questions about a step of the procedure were answered in a round. The first two numbers wait until they are five;
-- pages show the other two.
create table follow_up_count (
  course_version text not null,
  round text not null check (round in ('2-weeks', '2-months', '6-months', '11-months')),
  step text not null,
  waiting integer not null check (waiting between 0 and 4),
  waiting_right integer not null check (waiting_right between 0 and 4),
  people integer not null check (people >= 0),
  people_right integer not null check (people_right between 0 and people),
  primary key (course_version, round, step)
);

-- People who want no follow-up questions. HR can't see it.
create table no_follow_up (
  person text primary key check (substr(person, 1, 7) = 'person:')
);

-- How a learner reads the course. Private: no record, report or log line may know of it.
create table reading_preference (
  person text primary key check (substr(person, 1, 7) = 'person:'),
  detail text not null check (detail in ('full', 'less'))
);

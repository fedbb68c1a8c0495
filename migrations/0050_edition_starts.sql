-- Each time that a server began to run other contents than the ones that ran before, in one language. An edition is kept
-- once, so this alone tells that somebody went back to an earlier release. `hash` is that of the edition.
create table edition_start (
  began_at text not null check (began_at like '____-__-__T__:__:__.___Z'),
  hash text not null check (length(hash) = 64),
  primary key (began_at, hash)
);

-- The list of editions is read without their texts, which are long.
create index content_edition_by_time on content_edition (recorded_at, hash, language, course_version, policy_version);

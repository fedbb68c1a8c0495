-- What a practice left to fix, by its entry. It's outside the ledger: words that name somebody can be replaced there, and
-- nothing keeps the earlier ones. A text that was taken out is empty.
create table practice_text (
  entry text primary key,
  text text not null
);

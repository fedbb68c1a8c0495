-- What HR corrected in single cells (a list as JSON, `src/imports/correction.ts`): each with the cell of the file, what
-- it's read as, who said so and when. The text of the file itself stays as it is. Null where nothing was corrected.
alter table data_import add column corrections text;

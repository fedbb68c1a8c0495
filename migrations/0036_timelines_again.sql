-- Someone who was to come could stand under the place of before, when the place was changed for the first day itself.
-- Timelines are caches: they are written anew in the background.
delete from report_timeline;

delete from report_change;

update report_progress set through = 0, writes = writes + 1;

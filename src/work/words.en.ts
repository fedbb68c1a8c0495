import { count, digits } from '../words/count.ts'

/** Nothing is counted yet when work has just begun. */
const amount = (before: string, one: string, many: string) => (done: number, total: number) =>
  total === 0 ? 'Getting ready' : `${before} ${digits(done)} of ${digits(total)} ${total === 1 ? one : many}`

/** How far long work is. The page's script says the same. */
export const workProgress = {
  amount: {
    planning: amount('Reading the file:', 'row', 'rows'),
    applying: amount('Recording:', 'row', 'rows'),
    pack: amount('Making the pack:', 'person', 'people'),
    report: amount('Making the file:', 'person', 'people'),
    people: amount('Done for', 'person', 'people'),
    package: amount('Checking the package:', 'step', 'steps'),
  },
  waiting: 'Waiting to start',
  nearlyDone: 'Almost done',
  left(seconds: number): string {
    if (seconds <= 10) return 'A few seconds left'
    if (seconds < 60) return 'Less than a minute left'
    return seconds < 5_400
      ? `About ${count(Math.round(seconds / 60), 'minute', 'minutes')} left`
      : `About ${count(Math.round(seconds / 3_600), 'hour', 'hours')} left`
  },
}

/** Long work: imports, evidence packs, packages, big files, and what is done for many people. */
export const work = {
  progress: workProgress,
  leave: 'You can leave this page. The task continues.',
  all: 'See running tasks',
  again: 'Check again',
  lost: 'The connection was lost. The task continues on the server.',
  stuck: 'If it seems stuck',
  stop: 'Stop',
  stopHint: {
    planning: 'Nothing has been recorded yet. You can start over with the same file.',
    applying: 'Anything already recorded stays on record. You can continue later with the rest.',
    pack: 'An unfinished pack isn’t saved.',
    report: 'An unfinished file isn’t saved.',
    people: 'What’s done stays done. You can continue later with the other people.',
    package: 'An unfinished package isn’t saved.',
  },
  end: {
    done: {
      planning: { text: 'The file has been read.', link: 'See what would change' },
      applying: { text: 'Done. Everything is recorded.', link: 'See the result' },
      pack: { text: 'Done. The pack is ready.', link: 'See the pack' },
      report: { text: 'Done. Your file is ready.', link: 'Download the file' },
      people: { text: 'Done for everyone.', link: 'See the result' },
      package: { text: 'Done. The package was made and checked.', link: 'See the result' },
    },
    stopped: { text: 'The task was stopped.', link: 'See what that means' },
    failed: { text: 'The task couldn’t be finished.', link: 'See why' },
  },
  endTitle: { done: 'Done', stopped: 'Stopped', failed: 'Not finished' },

  /** What is done, before the name of the file. */
  finished: {
    report: 'Your file is ready:',
    pack: 'Your evidence pack is ready:',
    asks: 'Your import was read and waits for you:',
    recorded: 'Your import is on record:',
    failed: 'This couldn’t be finished:',
  },

  title: 'Running tasks',
  lead: 'Imports, evidence packs, course packages, large files, and actions for many people at once. They continue even if you close the page.',
  running: 'Running or waiting',
  over: 'Recently finished',
  none: 'Nothing is running.',
  table: 'Tasks, their progress, and who started them',
  what: 'Task',
  state: 'Status',
  started: 'Started',
  by: (name: string, day: string) => `${day} by ${name}`,
  undo: {
    until: (moment: string) => `until ${moment}`,
    never: 'Can’t be undone',
    invited: 'Undo an invitation on the person’s page',
  },
  states: {
    waiting: 'Waiting to start',
    working: 'Running',
    asks: 'Waiting for you',
    done: 'Done',
    stopped: 'Stopped',
    discarded: 'Discarded',
    failed: 'Not finished',
  },
  file: {
    people: 'People included',
    count: (n: number) => `${digits(n)} ${n === 1 ? 'person' : 'people'}`,
    size: 'Size',
    download: 'Download the file',
    kept: 'The file is deleted after one day.',
    ask: 'Go back to the report',
    ended: {
      stopped: 'Someone stopped this before the file was finished. Nothing was saved.',
      failed: 'This file couldn’t be made. The reason is in the server’s log.',
      tooMany: 'The report has more rows than a file of this type can hold. Add a filter, or choose another type.',
      notHere: 'This file isn’t on this server. Either another server made it, or someone moved it.',
    },
  },
  /** A file of a report, by what it holds. */
  report: {
    rowsOf: { people: 'Orientation records', cycles: 'Orientation requirements' },
    selected: 'selected people',
  },
  kind: {
    import: 'Import',
    pack: 'Evidence pack',
    report: 'Report file',
    people: 'Bulk action',
    package: 'Course package',
  },
}

import { count } from '../../words/count.ts'

const people = (n: number) => count(n, 'person', 'people')

/** Saved views of reports, and the mails about them. */
export const views = {
  title: 'Saved views',
  lead: 'Reports that you want to see again, each with exactly what it was narrowed to. Only you see this list.',
  none: 'You have saved no view so far.',
  noneText: 'Narrow a report as you need it, then choose “Save this view” below it.',
  save: 'Save this view',
  download: 'Download this report',
  all: 'Saved views',
  change: 'Change',
  changeOf: (name: string) => `Change “${name}”`,
  shows: 'It shows',
  everyone: 'everyone on record',
  shownAs: (page: string, filters: string) => `${page}: ${filters}`,
  onDay: (day: string) => `as of ${day}`,
  dayOfOpening: 'as of the day on which it is opened',
  reported: 'as it was known then',
  mailed: { daily: 'Mail every day of work', weekly: 'Mail every week', monthly: 'Mail every month' },
  notMailed: 'No mail',

  newTitle: 'Save this view',
  changeTitle: 'Change a saved view',
  name: 'Name',
  nameHint: 'For your own list, for example “Overdue at North”. No names of people',
  nameNeeded: 'Give the view a name',
  nameLong: (most: number) => `Use at most ${most} characters`,
  tooMany: (most: number) => `You have ${most} views. Delete one before you save another.`,
  rhythm: 'Mail me a link',
  rhythmHint: 'The mail holds a link behind sign-in and how many people are in it. It names nobody.',
  rhythms: {
    never: 'Never',
    daily: 'Every day of work',
    weekly: 'Every week, on Monday',
    monthly: 'Every month, on the 1st',
  },
  noMailServer: 'No mail server is set up, so no mail goes out until there is one.',
  saveButton: 'Save',
  cancel: 'Cancel',
  remove: 'Delete this view',
  removeHint: 'The report stays. Only this entry in your list, and its mails, go.',
  done: {
    saved: 'The view is saved.',
    changed: 'The view is changed.',
    removed: 'The view is deleted. Mails about it no longer go out.',
  },

  mail: {
    subject: 'A report that you saved',
    found: (name: string, day: string, n: number) => `“${name}”: ${people(n)} on ${day}.`,
    nobody: (name: string, day: string) => `“${name}”: nobody on ${day}. There is nothing to look at.`,
    shows: (what: string) => `It shows ${what}.`,
    link: 'Sign in to see it:',
    stop: 'To get no more of these mails, change the view in your list of saved views.',
  },
}

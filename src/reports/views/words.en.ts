import { count, digits } from '../../words/count.ts'

const people = (n: number) => count(n, 'person', 'people')

/** Saved views of reports, and the e-mails about them. */
export const views = {
  title: 'Saved views',
  lead: 'Reports you want to see again, each with exactly the filters you chose. Only you can see this list.',
  none: 'You haven’t saved any views yet',
  noneText: 'Filter a report the way you need it, then choose “Save this view” below it.',
  toPeople: 'Go to People',
  save: 'Save this view',
  download: 'Download this report',
  otherFormats: 'Other formats',
  all: 'Saved views',
  change: 'Change',
  changeOf: (name: string) => `Change “${name}”`,
  shows: 'It shows',
  everyone: 'everyone on record',
  shownAs: (page: string, filters: string) => `${page}: ${filters}`,
  onDay: (day: string) => `as of ${day}`,
  dayOfOpening: 'as of the day you open it',
  reported: 'as reported on that day',
  mailed: { daily: 'E-mail every workday', weekly: 'E-mail every week', monthly: 'E-mail every month' },
  notMailed: 'No e-mail',

  newTitle: 'Save this view',
  changeTitle: 'Change a saved view',
  name: 'Name',
  nameHint: 'For your own list, such as “Overdue at North.” Don’t use people’s names.',
  nameNeeded: 'Give the view a name',
  nameLong: (most: number) => `Use ${digits(most)} characters or fewer`,
  tooMany: (most: number) => `You have ${digits(most)} views. Delete one before you save another.`,
  rhythm: 'E-mail me a link',
  rhythmHint:
    'The e-mail says how many people are in the report and has a link that works after you sign in. It doesn’t name anyone.',
  rhythms: {
    never: 'Never',
    daily: 'Every workday',
    weekly: 'Every week, on Monday',
    monthly: 'Every month, on the 1st',
  },
  noMailServer: 'No mail server is set up, so no e-mail goes out until there is one.',
  saveButton: 'Save',
  cancel: 'Cancel',
  remove: 'Delete this view',
  removeHint: 'The report stays. Only the saved view goes away, along with its e-mails.',
  done: {
    saved: 'The view was saved.',
    changed: 'The view was changed.',
    removed: 'The view was deleted. E-mails about it no longer go out.',
  },

  mail: {
    subject: 'A report you saved',
    found: (name: string, day: string, n: number) => `“${name}”: ${people(n)} on ${day}.`,
    nobody: (name: string, day: string) => `“${name}”: no one on ${day}. There’s nothing to check.`,
    shows: (what: string) => `It shows ${what}.`,
    link: 'Sign in to see it:',
    stop: 'To stop these e-mails, change the view in your list of saved views.',
  },
}

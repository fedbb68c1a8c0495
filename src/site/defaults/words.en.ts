import { count } from '../../words/count.ts'

/** What the organization says once for all its sites. */
export const siteDefaults = {
  title: 'Details for all sites',
  lead: 'Enter what’s the same at every site. Each site uses these details wherever it hasn’t entered its own. A site keeps its own details when you change these.',
  open: 'Details for all sites',
  openLead: 'If steps, numbers or staff support are the same everywhere, enter them once and change them in one place.',
  place: 'Every site',
  ifBlank: (text: string) => `If it’s blank, staff see your organization’s text: “${text}”`,
  lines: (names: string) =>
    `From your organization: ${names}. These are added to your list. To show different details here, add the same number with your own details.`,
  theirText: 'Your organization’s text',
  behind:
    'Your organization’s text has changed since this was published. Check the changes, then publish them here, too.',

  back: 'Back to the form',
  notLive: 'Nothing is live yet, so each site uses only its own details.',
  live: (version: number, day: string) => `Version ${version} has been live since ${day}.`,
  comes: (version: number, day: string) =>
    `Version ${version} takes effect on ${day}. You can save a draft now, but you can’t publish it before ${day} unless you cancel this version.`,
  published: 'Published. The live version is below.',
  gaps: (n: number) => `${count(n, 'entry', 'entries')} to fix before this can go live`,
  isReady: 'Ready to go live.',
  waits: 'A change is waiting for a second person.',
  refused: (reason: string) => `The last change was sent back. Reason: ${reason}`,

  preview: 'What changes at each site',
  previewLead: 'Nothing changes until you publish. Each site that changes gets a new version of its details.',
  comesFirst: (day: string) =>
    `A version is set to take effect on ${day}. Publish this on that day or later, or cancel that version first.`,
  nothing: 'This is already live.',

  changes: (what: string) => `Changes here: ${what}.`,
  keeps: (what: string) => `Keeps its own: ${what}.`,
  same: 'Nothing changes here.',
  new: 'This site has no details yet. It starts with these.',
  later: (day: string) =>
    `Nothing changes yet, because its details are set to change on ${day}. After that day, publish them again to add these.`,
  numbersNow: (what: string, day: string) =>
    `If you publish for today, these numbers change here right away: ${what}. The details that are set for ${day} get them, too.`,
  restWaits: (day: string) => `Anything else waits: after ${day}, publish the site’s details again to add it.`,
  unfinished: (n: number) =>
    `Nothing changes yet, because its own details have ${count(n, 'entry', 'entries')} to complete. Complete and publish them to add these.`,
  numbersAlone: (what: string, n: number) =>
    `Only these numbers change here: ${what}. Anything else waits, because its own details have ${count(n, 'entry', 'entries')} to complete. Complete and publish them to add the rest.`,
  old: (numbers: string) =>
    `Staff here keep seeing a number that isn’t in your organization’s details anymore: ${numbers}.`,
  oldAt:
    'At these sites, staff still see a number that isn’t in your organization’s details anymore. Open each site, correct what its form asks for, and publish its details. If a version is scheduled there, cancel it first.',
  numberReaches:
    'Each site that has a number from your organization gets the new one right away. A site that entered its own number keeps it.',
  shared: 'Another of your organization’s local numbers is the same',
  breaksPlan: (version: number, day: string, reason: string) =>
    `Version ${version}, which takes effect on ${day}, can’t have this new number. ${reason} Cancel that version and publish the new number. Then correct the version and schedule it again.`,
  oldOnHome: 'your organization doesn’t have this number anymore',
}

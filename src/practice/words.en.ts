import { count } from '../words/count.ts'

/** The short practice of a team, with the site's own people and numbers. */
export const practices = {
  title: 'Team practice',
  lead: 'In five minutes, a team goes through a made-up story with its own site’s people, numbers and steps. Each site has a date for its next practice.',
  table: 'Practice at each site',
  site: 'Site',
  last: 'Last practice',
  next: 'Next due',
  none: 'None yet',
  notLive: 'After the site’s details are live',
  overdue: (day: string) => `Overdue since ${day}`,
  every: (days: number) => `Every ${days} days`,
  run: 'Run it',
  runAt: (site: string) => `Run the practice at ${site}`,
  noSites: 'There are no sites yet.',

  back: 'All sites',
  of: (site: string) => `Practice at ${site}`,
  how: 'Read each part aloud, stop at the question, and let people answer before you read on.',
  free: 'No one has to take part or give a reason, and anyone can step out. No one writes down who sits out or leaves.',
  /** @param scr the number of SCR. */
  never: (scr: string) =>
    `The story is made up. Don’t talk about a real case here. If the story reminds you of a youth, stop. Tell the named person right away, and call SCR at ${scr}.`,
  needsDetails: 'This site’s details aren’t live yet, so the team has no one to practice calling. Publish them first.',
  print: 'Print the practice',
  another: 'Use another story',
  storyTitle: 'The story',
  works: 'What works:',
  siteTitle: 'Now with our own people and numbers',
  siteQuestions: [
    'Who do we call right now? Read the number aloud.',
    'That person doesn’t answer. Who’s next?',
    'What if the concern is about that person?',
    'Where does the youth sleep tonight, and how do they get there?',
    'Who asks how you’re doing before you go home?',
  ],
  policyTitle: 'What the policy says',

  sheetTitle: 'Who took part',
  sheetHint: 'Only the people who want to be on record sign here.',
  date: 'Date',
  name: 'Name',
  recordTitle: 'Record this practice',
  on: 'Held on',
  onWrong: 'Enter the day of the practice: today or earlier',
  beforeLive: (day: string) => `Enter ${day} or later. Before that day, the site had no published details.`,
  people: 'Who took part',
  peopleHint:
    'Check everyone who took part and wants that on record. If no one does, leave the boxes unchecked. The record doesn’t list anyone else.',
  peopleWrong: 'Check only the names of people who work at this site',
  noName: 'No name on record',
  toFix: 'What to fix',
  toFixHint: (scr: string) =>
    `For example: The backup’s number is out of date. Write roles, not names or initials. Never write about a real case or a youth here: tell the named person right away, and call SCR at ${scr}.`,
  tooLong: (most: number) => `Use ${most} characters or fewer`,
  record: 'Record this practice',
  /** @param names of everyone who wanted to be on record. */
  recorded: (n: number, names: string, next: string) =>
    `This practice is on record. ${n === 0 ? 'No one wanted their name on record.' : `Who took part: ${names}.`} The next one is due on ${next}.`,
  lookAtNext: 'Look at the next story',

  heldTitle: 'Earlier practices',
  took: (n: number) =>
    n === 0 ? 'Nobody wanted to be on record' : `Took part and on record: ${count(n, 'person', 'people')}`,
  heldWith: (story: string, version: number) => `${story}, with version ${version} of the site’s details`,
  fix: (text: string) => `To fix: ${text}`,
  /** Another text in the place of what a practice left to fix. */
  replace: {
    link: (day: string) => `Change the text from ${day}`,
    title: 'Change “What to fix”',
    lead: 'If the text names someone or tells about a case, replace it or leave it empty. The practice stays on record, but pages and new evidence packs no longer show the earlier text. Backups and evidence packs made before now still have it, and so may the ledger.',
    now: 'Current text',
    text: 'What to fix',
    why: 'Why are you changing it?',
    whyNeeded: 'Choose a reason',
    save: 'Replace the text',
    saved: 'The text was replaced.',
    empty: 'That text is already empty, so there’s nothing to change. The practice stays on record.',
    replaced: 'The “What to fix” text of a practice was changed',
    note: (day: string, by: string) => `The text was changed on ${day}. ${by}.`,
    by: { recorder: 'Changed by the person who recorded the practice', hr: 'Changed by HR' },
    because: { 'named-someone': 'It named someone', 'about-a-case': 'It told about a case', mistake: 'It was wrong' },
  },
  intervalTitle: 'How often',
  interval: 'Days between practices',
  intervalHint: (fewest: number, most: number) => `From ${fewest} to ${most}. The usual number is 90.`,
  intervalWrong: (fewest: number, most: number) => `Enter a number from ${fewest} to ${most}`,
  saveInterval: 'Save',
  intervalSaved: 'Saved.',
}

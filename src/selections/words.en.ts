import type { BulkAction, LeftOut, Undone } from './selection.ts'
import { count, digits } from '../words/count.ts'

const people = (n: number) => count(n, 'person', 'people')
const either = (n: number, one: string, many: (n: number) => string) => (n === 1 ? one : many(n))

interface ActionWords {
  readonly button: string
  readonly title: (n: number) => string
  /** What will happen, in a sentence. */
  readonly will: (n: number) => string
  /** What else to know before. */
  readonly notes: readonly string[]
  readonly confirm: (n: number) => string
  /** Everyone is left out. */
  readonly nobody: string
  readonly did: (n: number) => string
  /** Whether and how it can be undone: before, and afterward where it can't. */
  readonly before: string
  readonly after: string
}

const actions: Readonly<Record<BulkAction, ActionWords>> = {
  remind: {
    button: 'Remind',
    title: (n) => `Remind ${people(n)}`,
    will: (n) =>
      either(n, '1 person gets a reminder by e-mail.', (many) => `${digits(many)} people get a reminder by e-mail.`),
    notes: [],
    confirm: (n) => either(n, 'Send 1 reminder', (many) => `Send ${digits(many)} reminders`),
    nobody: 'No one here can be reminded now.',
    did: (n) => either(n, '1 reminder is on its way.', (many) => `${digits(many)} reminders are on their way.`),
    before: 'Once an e-mail has gone out, you can’t take it back.',
    after: 'Reminders can’t be undone. They stop by themselves when someone finishes.',
  },
  invite: {
    button: 'Invite by e-mail',
    title: (n) => `Invite ${people(n)} by e-mail`,
    will: (n) =>
      either(
        n,
        '1 person gets an e-mail with a link to sign in for the first time.',
        (many) => `${digits(many)} people get an e-mail with a link to sign in for the first time.`,
      ),
    notes: [],
    confirm: (n) => either(n, 'Send 1 invitation', (many) => `Send ${digits(many)} invitations`),
    nobody: 'No one here can be invited by e-mail now.',
    did: (n) => either(n, '1 invitation is on its way.', (many) => `${digits(many)} invitations are on their way.`),
    before:
      'Once an e-mail has gone out, you can’t take it back. If it went to the wrong person, undo the invitation on the page of the person you invited.',
    after:
      'Invitations can’t be undone here. If one went to the wrong person, undo it on the page of the person you invited.',
  },
  'print-codes': {
    button: 'Print cards',
    title: (n) => `Print cards for ${people(n)}`,
    will: (n) =>
      either(
        n,
        'The code works once and expires after 7 days.',
        () => 'Each code works once and expires after 7 days.',
      ),
    notes: ['You’ll see the cards only once, so print them right away.'],
    confirm: (n) => either(n, 'Make 1 card', (many) => `Make ${digits(many)} cards`),
    nobody: 'No one here needs a card.',
    did: (n) => either(n, '1 card was made.', (many) => `${digits(many)} cards were made.`),
    before: 'Any earlier code of theirs stops working, and you can’t bring it back.',
    after:
      'The cards can’t be shown again. If you don’t have them on paper, make new ones. The old codes will then stop working.',
  },
  extend: {
    button: 'Give a later date',
    title: (n) => `Give ${people(n)} a later due date`,
    will: () => 'The new date replaces the one from the rule.',
    notes: ['A leave that begins later still moves the date.'],
    confirm: (n) => either(n, 'Record the date for 1 person', (many) => `Record the date for ${digits(many)} people`),
    nobody: 'No one here has a due date that can be moved.',
    did: (n) => either(n, '1 person has a new due date.', (many) => `${digits(many)} people have a new due date.`),
    before:
      'You can undo this within a day. A link on “People” leads back to it. After that, correct it on each person’s page.',
    after: 'To change it now, correct the entry on the person’s page.',
  },
  assign: {
    button: 'Assign',
    title: (n) => `Assign orientation to ${people(n)}`,
    will: (n) =>
      either(
        n,
        'Starting today, 1 person needs to take orientation.',
        (many) => `Starting today, ${digits(many)} people need to take orientation.`,
      ),
    notes: [
      'Each due date is counted from today, using the number of days in your rules. Orientation stays assigned even if the rules change, until you undo this or the person leaves.',
    ],
    confirm: (n) => either(n, 'Assign it to 1 person', (many) => `Assign it to ${digits(many)} people`),
    nobody: 'There’s no one here to assign orientation to.',
    did: (n) =>
      either(n, 'Orientation is assigned to 1 person.', (many) => `Orientation is assigned to ${digits(many)} people.`),
    before:
      'You can undo this within a day. A link on “People” leads back to it. After that, correct it on each person’s page.',
    after: 'To change it now, correct the entry on the person’s page.',
  },
  exempt: {
    button: 'Exempt',
    title: (n) => `Exempt ${people(n)} from orientation`,
    will: (n) =>
      either(
        n,
        '1 person is exempt on the days you choose here.',
        (many) => `${digits(many)} people are exempt on the days you choose here.`,
      ),
    notes: ['Exempt people are listed by name and aren’t counted in the rate.'],
    confirm: (n) => either(n, 'Exempt 1 person', (many) => `Exempt ${digits(many)} people`),
    nobody: 'No one here can be exempted.',
    did: (n) => either(n, '1 person is exempt.', (many) => `${digits(many)} people are exempt.`),
    before:
      'You can undo this within a day. A link on “People” leads back to it. After that, correct it on each person’s page.',
    after: 'To change it now, correct the entry on the person’s page.',
  },
  download: {
    button: 'Download',
    title: (n) => `Download the records of ${people(n)}`,
    will: (n) =>
      either(
        n,
        'The file has 1 row, for the person you selected.',
        (many) => `The file has ${digits(many)} rows, one for each person you selected.`,
      ),
    notes: [],
    confirm: () => 'Download',
    nobody: 'No one here is on your list anymore.',
    did: (n) => `The file has ${count(n, 'row', 'rows')}.`,
    before: '',
    after: '',
  },
}

const leftOut: Readonly<Record<LeftOut, (n: number) => string>> = {
  'out-of-reach': (n) =>
    either(
      n,
      'Your role doesn’t let you do this for 1 person',
      (many) => `Your role doesn’t let you do this for ${digits(many)} people`,
    ),
  'nothing-to-do': (n) =>
    either(n, '1 has nothing to do right now', (many) => `${digits(many)} have nothing to do right now`),
  'no-address': (n) => either(n, '1 has no e-mail address', (many) => `${digits(many)} have no e-mail address`),
  'already-reminded': (n) =>
    either(n, '1 was already reminded today', (many) => `${digits(many)} were already reminded today`),
  'reminder-waiting': (n) =>
    either(
      n,
      '1 has a reminder that’s still waiting to be handed over',
      (many) => `${digits(many)} have a reminder that’s still waiting to be handed over`,
    ),
  'reminder-stopped': (n) =>
    either(
      n,
      'Today’s reminder to 1 person didn’t go out. See Messages.',
      (many) => `Today’s reminders to ${digits(many)} people didn’t go out. See Messages.`,
    ),
  'already-invited': (n) =>
    either(n, '1 was already invited today', (many) => `${digits(many)} were already invited today`),
  'has-way-in': (n) =>
    either(
      n,
      '1 can already sign in, or isn’t allowed to anymore',
      (many) => `${digits(many)} can already sign in, or aren’t allowed to anymore`,
    ),
  'link-since': (n) =>
    either(
      n,
      '1 has a card or link that someone made after you opened the page, and it still works',
      (many) => `${digits(many)} have cards or links that someone made after you opened the page, and they still work`,
    ),
  'nothing-due': (n) =>
    either(n, '1 has no due date that can be moved', (many) => `${digits(many)} have no due date that can be moved`),
  'not-employed': (n) => either(n, '1 doesn’t work here anymore', (many) => `${digits(many)} don’t work here anymore`),
  'required-already': (n) =>
    either(
      n,
      '1 already needs orientation, by a rule or because HR assigned it',
      (many) => `${digits(many)} already need orientation, by a rule or because HR assigned it`,
    ),
  'date-not-later': (n) =>
    either(
      n,
      '1 already has this date or a later one',
      (many) => `${digits(many)} already have this date or a later one`,
    ),
  'exempt-already': (n) =>
    either(n, '1 is already exempt on those days', (many) => `${digits(many)} are already exempt on those days`),
  'cannot-approve': (n) =>
    either(
      n,
      'This approver can’t approve it for 1 person',
      (many) => `This approver can’t approve it for ${digits(many)} people`,
    ),
  refused: (n) =>
    either(
      n,
      'This can’t be applied to 1 person’s record',
      (many) => `This can’t be applied to the records of ${digits(many)} people`,
    ),
}

const undone: Readonly<Record<Undone, (n: number) => string>> = {
  undone: (n) => either(n, 'Undone for 1 person.', (many) => `Undone for ${digits(many)} people.`),
  'corrected-since': (n) =>
    either(
      n,
      '1 entry has been corrected since, so it stays as it is.',
      (many) => `${digits(many)} entries have been corrected since, so they stay as they are.`,
    ),
  'out-of-reach': (n) =>
    either(
      n,
      'Your role doesn’t let you undo this for 1 person, so the entry stays.',
      (many) => `Your role doesn’t let you undo this for ${digits(many)} people, so their entries stay.`,
    ),
}

/** Work on many people at once: the bar under a list, the preview, and the result. */
export const selections = {
  actions,
  leftOut,
  bar: {
    label: 'For the people you select',
    more: 'More',
    pick: 'Everyone on this page',
    all: (n: number) => either(n, 'The one person who matches', (many) => `All ${digits(many)} who match`),
    /** Shown by the script while people are selected. */
    selected: '{n} selected',
    none: 'No one selected',
    nobody: 'Select at least one person, or everyone who matches.',
    /** Beforehand, next to the box that selects everyone. */
    limit: (most: number) =>
      `You can select up to ${digits(most)} people at a time. For more, filter by site or department.`,
    /** The same, where parts of the list are offered by name. */
    limitParts: (most: number) =>
      `You can select up to ${digits(most)} people at a time. If you select everyone, you choose a part of the list next.`,
    tooMany: (most: number) =>
      `More than ${digits(most)} people match. You can select up to ${digits(most)} at a time, so you can still check the names before you continue.`,
    choosePart: 'Choose a part of the list:',
    part: (first: string, last: string, n: number) => `${first} to ${last} (${digits(n)})`,
    rest: 'Continue with the next part of the list',
    chooseSite: 'Choose one site:',
    chooseDepartment: 'Choose one department:',
    anotherFilter: 'Add another filter, such as a position.',
  },
  keys: {
    open: 'Keyboard shortcuts',
    title: 'Keyboard shortcuts on this page',
    down: 'Next person',
    up: 'Previous person',
    select: 'Select or deselect this person',
    act: 'Go to the actions',
    search: 'Search',
    help: 'Show these shortcuts',
    on: 'Use these shortcuts',
    close: 'Close',
  },
  back: 'Back to the list',
  onlyAt: 'Show only',
  /** After one was chosen. */
  otherSite: 'Another site',
  allSites: (n: number) => `All sites (${digits(n)})`,
  byHand: (n: number) =>
    either(
      n,
      '1 reminder goes on HR’s list to hand over, because there’s no mail server.',
      (many) => `${digits(many)} reminders go on HR’s list to hand over, because there’s no mail server.`,
    ),
  byHandConfirm: (n: number) => either(n, 'Add 1 reminder', (many) => `Add ${digits(many)} reminders`),
  byHandDid: (n: number) =>
    either(
      n,
      '1 reminder is on HR’s list to hand over.',
      (many) => `${digits(many)} reminders are on HR’s list to hand over.`,
    ),
  byHandUntil: 'Until a reminder has been handed over, HR can stop it under Messages.',
  notDelivered: 'Not delivered yet',
  /** For those who hand messages over. */
  yours: {
    will: (n: number) =>
      either(
        n,
        'You print 1 reminder and hand it over.',
        (many) => `You print ${digits(many)} reminders and hand them over.`,
      ),
    confirm: (n: number) => either(n, 'Make 1 reminder sheet', (many) => `Make ${digits(many)} reminder sheets`),
    ready: (n: number) => either(n, '1 reminder ready to print', (many) => `${digits(many)} reminders ready to print`),
    replaced: (n: number) =>
      either(
        n,
        '1 person has a card or link that still works. The sheet replaces it.',
        (many) => `${digits(many)} people have a card or link that still works. The sheets replace them.`,
      ),
    did: (n: number) =>
      either(
        n,
        'Print this sheet and hand it over.',
        (many) => `Print these ${digits(many)} sheets and hand them over.`,
      ),
    print: (n: number) => either(n, 'Print 1 sheet', (many) => `Print ${digits(many)} sheets`),
    example: {
      title: 'Preview the text',
      lead: 'Filled in for a made-up person. The printed sheet says the same in short, with a code for anyone who hasn’t signed in yet.',
    },
    until: 'Until you’ve handed a reminder over, you can stop it under Messages.',
    over: 'None of these reminders is waiting to be handed over anymore.',
  },
  example: { title: 'Preview the message', lead: 'Filled in for a made-up person.' },
  messages: 'See the messages',
  leftOutTitle: (n: number) => either(n, '1 person is left out', (many) => `${digits(many)} people are left out`),
  who: (n: number) => either(n, 'See who', (many) => `See all ${digits(many)}`),
  moreLeftOut: (n: number) =>
    either(
      n,
      'What you entered can’t be used for 1 more person, who would be left out. Change it, or continue.',
      (many) =>
        `What you entered can’t be used for ${digits(many)} more people, who would be left out. Change it, or continue.`,
    ),
  moreFit: (n: number) =>
    either(
      n,
      '1 person who was left out is included now. Look at the list again before you continue.',
      (many) =>
        `${digits(many)} people who were left out are included now. Look at the list again before you continue.`,
    ),
  noneLeft: 'Your entry can’t be used for anyone here. Change it, or go back to the list.',
  replaced: (n: number) =>
    either(
      n,
      '1 person has a card or link that still works. A new card replaces it.',
      (many) => `${digits(many)} people have a card or link that still works. The new cards replace them.`,
    ),
  firstCards: (most: number) => `One page holds ${digits(most)} cards. You can make the rest afterward.`,
  again: (n: number) => either(n, 'Make the remaining card', (many) => `Make the remaining ${digits(many)} cards`),
  goOn: (n: number) =>
    either(n, 'Continue with the remaining person', (many) => `Continue with the remaining ${digits(many)} people`),
  moreTime: {
    days: (n: number) => `${digits(n)} more days for each person`,
    hint: 'Counted from each person’s due date, or from today if that date has passed.',
    show: 'Show the new dates',
    stays: (name: string, from: string) => `${name}: keeps ${from}, which isn’t earlier than the new date`,
    noDate: 'no date',
  },
  /** Among the filters of a file. */
  inFile: (n: number) =>
    either(n, '1 person selected in the list', (many) => `${digits(many)} people selected in the list`),
  done: 'Done',
  nothingDone: 'Nothing was done.',
  undo: {
    title: 'Undo',
    text: 'Each person’s record gets a correction that cancels the entry. Both stay on record.',
    /** Where to find it later, before a link to the list of work. */
    until: (moment: string) =>
      `You can undo this until ${moment}. Meanwhile, you can get back here from “People,” from each person’s page or from the list of work.`,
    button: (n: number) => either(n, 'Undo for 1 person', (many) => `Undo for ${digits(many)} people`),
    /** Below the list of people, while there is something. */
    some: 'Undo for several people',
    /** On record as the reason of each correction. */
    reason: 'Undone after it was recorded for several people together',
    undone,
    /** The title when nothing is left of it. */
    all: 'Undone',
    tooLate: 'Too late to undo this',
    tooLateText:
      'You can’t undo this for several people together anymore, so nothing has changed. To undo it for someone, correct the entry on that person’s page.',
  },
}

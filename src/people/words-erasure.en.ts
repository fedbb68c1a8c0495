import type { ErasureRefusal } from './erasure.ts'
import type { ErasureGround } from '../ledger/event.ts'
import { count } from '../words/count.ts'

const grounds: Record<ErasureGround, string> = {
  'asked-by-person': 'The person asked for it',
  'no-longer-needed': 'The time for keeping the record is over',
  'recorded-by-mistake': 'The record was made by mistake',
}

const refusals: Record<ErasureRefusal, string> = {
  'still-required':
    'Orientation is still required of this person, so the record is needed. Record the last day first, or change what is required.',
  yourself: 'You can’t erase your own record. Ask a colleague in HR.',
  'nothing-left': 'Nothing is left to erase in this record.',
  'import-open': 'A staff list is waiting to be recorded, and it may name this person. Record or discard it first.',
}

/** Erasing a person: what goes, what stays, and who has to agree. */
export const erasure = {
  link: 'Erase this person',
  title: 'Erase a person',
  heading: (name: string) => `Erase ${name}`,
  lead: 'Names and contact data go for good. What happened stays on record, under an id that leads to no one.',
  warning:
    'Check the law before you go on. Training records often have to be kept for years after someone leaves, and a license review or a court can ask for them. If you aren’t sure, ask your attorney first.',
  notNow: 'This can’t be done now',

  goes: 'What goes',
  facts: (n: number) =>
    `${count(n, 'entry', 'entries')} of name, e-mail address, employee number and language, including earlier ones`,
  account: 'The account: sign-in name, password, sessions and links',
  certificates: (n: number) =>
    `${count(n, 'certificate', 'certificates')}: the file and its code. Number, day and hash stay`,
  papers: (n: number) => `${count(n, 'paper', 'papers')} on file about this person`,
  private: 'Everything private: practice, drafts, and choices about reading',
  messages: 'Messages that haven’t gone out, saved views, and what imported files said about this person',

  stays: 'What stays, and why',
  entries: (n: number) =>
    `${count(n, 'entry', 'entries')} in the ledger with day and hash. Without them no one could check that nothing was changed`,
  completion: (day: string, version: string) =>
    `Orientation finished on ${day}, policy version ${version}: past reports and rates stay as they were`,
  noCompletion: 'Past reports and rates: they count this person, without a name',
  typed: 'Reasons and references that HR typed, and site details as they were published: they are part of the ledger',
  sharedPapers: (n: number) =>
    `${count(n, 'paper', 'papers')} also about others, such as a sign-in sheet. Each goes when the last person on it is erased`,

  beyond: 'What this can’t reach',
  backups:
    'Backups made before the name is erased, including the server’s own of the last seven days in DATA_DIR/backups. They hold the name until they’re deleted',
  pack: (name: string, day: string) => `The evidence pack ${name}, made on ${day}, and every copy of it`,
  handedOut: 'What was handed out: certificates, reports, mails, and evidence packs made on the command line',
  elsewhere:
    'Your HR system and other learning systems. If the name is still in the next staff list, the import adds it as a new person',

  two: 'Two people in HR have to agree: one asks, another confirms.',
  ask: 'Ask for it',
  ground: 'Why',
  choose: 'Choose a reason',
  needsGround: 'Choose why',
  grounds,
  sureToAsk: 'I checked that the law lets us erase this record',
  needsSure: 'Check this box to go on',
  askedByYou: (day: string, until: string) =>
    `You asked for this on ${day}. Ask a colleague in HR to open this page and confirm by ${until}. Until then nothing changes.`,
  askedBy: (name: string, day: string) => `${name} asked for this on ${day}.`,
  needsAnother: 'Whoever asked for this can’t act for HR any more, so someone in HR has to ask again.',
  sureToErase: 'I looked at what goes and what stays. This can’t be undone',
  confirm: 'Erase now',
  alone:
    'You’re the only one in HR, so no one else can confirm. Give a second person access to HR, or ask whoever runs the server to use csec erase-person.',
  back: 'Back to the record',
  refusals,

  saved: 'The person was erased. Delete older backups and evidence packs that hold the name.',
  asked: 'Someone asked to erase this person',
  erased: 'Name and contact data were erased',
  byTwo: (names: string) => `Asked for and confirmed by ${names}`,
  operatorSays: (asked: string, confirmed: string) =>
    `Done on the server. Whoever runs it said that ${asked} asked for it and ${confirmed} confirmed it`,
  byOperator: 'Confirmed on the server’s console',
}

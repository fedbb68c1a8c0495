import { describe, expect, it } from 'vitest'
import { BODIES, type EventBodies, type PersonId } from '../../../src/ledger/event.ts'
import { en } from '../../../src/words/all.en.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type TimelineContext, timeline } from '../../../src/people/file/timeline.page.ts'
import { content, exampleSite } from '../../support/content.ts'
import {
  assignedByHr,
  acknowledged,
  ADA,
  attempted,
  BOB,
  cameBack,
  completed,
  corrected,
  day,
  exempted,
  extended,
  finished,
  HARBOR,
  type StoryEvent,
  hired,
  hiredSomeDay,
  history,
  left,
  NORTH,
  noLongerRequired,
  published,
  startedCheck,
  transferred,
  wentOnLeave,
} from '../../support/history.ts'

const context: TimelineContext = {
  wording: { t: en, language: 'en', topics: content.course.topics },
  course: content.course,
  timeZone: 'America/New_York',
  today: day('2026-11-24'),
  siteNames: new Map([
    [HARBOR, 'Harbor Street drop-in'],
    [NORTH, 'North House residence'],
  ]),
  withReasons: true,
  personNames: new Map<PersonId, string | null>([
    [ADA, 'Ada Okafor'],
    [BOB, 'Bob Rivera'],
    ['person:cleo', 'Cleo Marsh'],
  ]),
}

const sitePublished = { kind: 'site_published', on: '2026-03-01', body: { version: 2, details: {} } } as const
const siteProposed = {
  kind: 'site_change_proposed',
  on: '2026-03-01',
  body: { proposal: 'p-1', details: {}, from: '2026-03-09' },
} as const
const siteRefused = {
  kind: 'site_change_refused',
  on: '2026-03-01',
  body: { proposal: 'p-1', reason: 'A number is wrong' },
} as const
const siteAgreed = (proposal: string | null) =>
  ({ kind: 'site_published', on: '2026-03-02', body: { v: 4, version: 3, details: {}, proposal } }) as const
const siteBrought = {
  kind: 'site_published',
  on: '2026-03-02',
  body: { v: 5, version: 3, details: {}, proposal: null, fromOrganization: [], defaults: 2 },
} as const
const defaultsProposed = {
  kind: 'site_defaults_proposed',
  on: '2026-03-01',
  body: { v: 1, proposal: 'p-2', defaults: {}, from: '2026-03-09' },
} as const
const defaultsRefused = {
  kind: 'site_defaults_refused',
  on: '2026-03-01',
  body: { v: 1, proposal: 'p-2', reason: 'A number is wrong' },
} as const
const defaultsPublished = {
  kind: 'site_defaults_published',
  on: '2026-03-02',
  body: { v: 1, version: 2, defaults: {}, proposal: 'p-2' },
} as const
const contactChecked = {
  kind: 'contact_checked',
  on: '2026-03-01',
  body: { contact: 'SCR', outcome: 'works' },
} as const

const rolePublished = {
  kind: 'site_published',
  on: '2026-02-01',
  body: { v: 3, version: 7, details: exampleSite },
} as const
const numberCalled = {
  kind: 'contact_checked',
  on: '2026-03-01',
  body: { v: 3, role: 'backup', place: 0, version: 7, outcome: 'wrong', way: 'called', nextOn: '2026-06-01' },
} as const
const contactCheckedOnPage = {
  kind: 'contact_checked',
  on: '2026-03-01',
  body: { v: 2, contact: 'SCR', outcome: 'works', way: 'official-page', nextOn: '2026-06-01' },
} as const

const groupPlan = {
  group: 'g',
  name: 'Empowerment group',
  dates: ['2026-03-10', '2026-03-17'],
  leaders: ['person:ada'],
  measures: [],
  told: [{ person: 'person:ada', as: 'clinical', position: '' }],
  noticeDays: 7,
} as const
const groupListSet = {
  kind: 'group_list_set',
  on: '2026-03-01',
  body: { clinical: ['person:ada'], others: [], noticeDays: 7 },
} as const
const groupPlanned = { kind: 'group_planned', on: '2026-03-01', body: groupPlan } as const
const groupChanged = { kind: 'group_changed', on: '2026-03-01', body: groupPlan } as const
const groupCancelled = { kind: 'group_cancelled', on: '2026-03-02', body: { group: 'g' } } as const
const groupAcknowledged = {
  kind: 'group_acknowledged',
  on: '2026-03-02',
  body: { group: 'g', person: 'person:ada', way: 'sheet' },
} as const

const changeProposed = {
  kind: 'contact_change_proposed',
  on: '2026-03-01',
  body: { change: 'c-1', contact: 'NR-2', line: { digits: '1-800-555-0199' }, reason: 'It moved' },
} as const
const changeConfirmed = { kind: 'contact_change_confirmed', on: '2026-03-02', body: { change: 'c-1' } } as const
const practiceHeld = {
  kind: 'practice_held',
  on: '2026-03-02',
  body: { v: 1, practice: 'p-1', story: 'SC-1', siteVersion: 2, people: ['person:bob'], toFix: 'The key' },
} as const
const roleLinked = {
  kind: 'role_linked',
  on: '2026-03-02',
  body: { v: 1, link: 'l-1', role: 'backup', place: 0, version: 2, person: 'person:ada' },
} as const
const roleUnlinked = { kind: 'role_unlinked', on: '2026-03-03', body: { v: 1, link: 'l-1' } } as const
const roleOfNobody = {
  kind: 'role_unlinked',
  on: '2026-03-03',
  body: { v: 2, link: 'l-1', role: 'backup', place: 0, version: 3 },
} as const
const roleConfirmed = { kind: 'role_confirmed', on: '2026-03-03', body: { v: 1, link: 'l-1' } } as const
const practiceEvery = { kind: 'practice_interval_set', on: '2026-03-02', body: { v: 1, days: 30 } } as const
const practiceTextReplaced = {
  kind: 'practice_text_replaced',
  on: '2026-03-03',
  body: { v: 1, entry: 'e-1', as: 'hr', why: 'named-someone' },
} as const
const paperReplaced = { kind: 'paper_replaced', on: '2026-03-02', body: { v: 1 } } as const
const policyAdopted = {
  kind: 'policy_adopted',
  on: '2026-03-02',
  body: {
    v: 1,
    version: '2026-11.1',
    effectiveOn: '2026-03-02',
    approver: 'Board',
    changes: [{ clause: 'PR-6', words: null, part: null, released: null, material: true, reason: 'Clearer' }],
  },
} as const
const policyProposed = {
  kind: 'policy_proposed',
  on: '2026-03-02',
  body: {
    v: 1,
    proposal: 'p-1',
    approver: 'person:ada',
    effectiveOn: '2026-03-02',
    changes: policyAdopted.body.changes,
  },
} as const
const policyReturned = {
  kind: 'policy_returned',
  on: '2026-03-02',
  body: { v: 1, proposal: 'p-1', reason: 'Too long' },
} as const
const policyAgreed = (proposal: string | null): StoryEvent => ({
  kind: 'policy_adopted',
  on: '2026-03-02',
  body: { v: 2, version: '2026-11.2', effectiveOn: '2026-03-02', proposal, changes: [] },
})
const ownerSet = { kind: 'contact_owner_set', on: '2026-03-02', body: { v: 1, contact: 'NR-2', owner: null } } as const
const changeWithdrawn = { kind: 'contact_change_withdrawn', on: '2026-03-02', body: { change: 'c-1' } } as const

const certified = {
  kind: 'certified',
  on: '2026-03-01',
  body: { completion: 'event-9', certificate: 'C-0000-0000-0000', pdf: 'hash', key: 'key', language: 'en' },
} as const
const certificateRevoked = {
  kind: 'certificate_revoked',
  on: '2026-03-01',
  body: { certificate: 'C-0000-0000-0000', reason: 'wrong-details' },
} as const

const on = '2026-03-01'
const evidence = { files: [], reference: 'Letter of March 1' }
const factsChanged = { kind: 'facts_changed', on, body: { facts: [] } } as const
const dutiesChanged = {
  kind: 'duties_changed',
  on,
  body: { spell: 'a', type: 'volunteer', worksWithYouth: false },
} as const
const firstContact = (firstContactOn: string | null): StoryEvent => ({
  kind: 'first_contact_set',
  on,
  body: { spell: 'a', firstContactOn },
})
const rulesDefined = {
  kind: 'requirement_defined',
  on,
  body: { requirement: 'orientation', rules: [], forEveryone: true, reason: 'Funder asks for it' },
} as const
const creditedBody = {
  requirement: 'orientation',
  source: 'prior-learning',
  from: 'Bayview College',
  policyVersion: '2025-11',
  courseVersion: null,
  language: null,
  creditedMinutes: null,
  score: null,
  trainer: null,
  approver: ADA,
  evidence,
  import: null,
} as const
const credited = (change: object): StoryEvent => ({ kind: 'credited', on, body: { ...creditedBody, ...change } })
const mergeAsked = { kind: 'merge_asked', on, body: { v: 1, into: ADA } } as const
const merged = { kind: 'merged', on, body: { into: ADA, sameJob: true, reason: 'Typed in twice' } } as const
const accessClosed = { kind: 'access_closed', on, body: { reason: 'Asked for by the site' } } as const
const accessOpened = { kind: 'access_opened', on, body: {} } as const
const evidenceMade = { kind: 'evidence_made', on, body: { asOf: '2026-11-24', pack: 'abc', yearly: false } } as const
const about = MESSAGES.en.hr.timeline
const happened = <Kind extends 'sign_in_undone' | 'recovery_seen' | 'hr_given' | 'hr_ended'>(kind: Kind) =>
  ({ kind, on, body: { v: 1 } }) as const
const linked = <Kind extends 'sign_in_linked' | 'sign_in_unlinked'>(kind: Kind) =>
  ({ kind, on, body: { v: 1, issuer: 'login.example.org', subject: 'abc' } }) as const
const roleGiven = {
  kind: 'role_given',
  on,
  body: { v: 1, role: 'auditor', sites: [], until: '2026-12-31', reason: 'State audit' },
} as const
const roleEnded = { kind: 'role_ended', on, body: { v: 1, role: 'hr', reason: 'Moved to another team' } } as const
const codeMade = { kind: 'recovery_code_made', on, body: { v: 1, agreedBy: null } } as const
const { erasure } = MESSAGES.en.hr
const keptOpen = { kind: 'record_kept', on, body: { v: 1, ground: 'legal-hold', until: null } } as const
const keptOver = { kind: 'record_kept', on, body: { v: 1, ground: null, until: null } } as const
const erasureAsked = { kind: 'erasure_asked', on, body: { v: 1, ground: 'asked-by-person' } } as const
const erasedBy = (askedBy: PersonId | null) => {
  const counts = { facts: 2, certificates: 1, papers: 0 }
  return {
    kind: 'erased',
    on,
    body: { v: 1, ground: 'no-longer-needed', askedBy, confirmedBy: askedBy, ...counts },
  } as const
}
const passMarkJudged = {
  kind: 'pass_mark_judged',
  on,
  body: {
    v: 1,
    sheet: 'sheet:1',
    courseVersion: '1.0.0',
    bankHash: 'a hash',
    editions: {},
    judges: 5,
    rounds: [],
    mark: 11.64,
    passRule: { right: 12, of: 15, allTopics: true },
  },
} as const
const awaiting = (sites: readonly { site: string; name: string }[]) =>
  ({ kind: 'site_awaited', on, body: { sites } }) as const
const requiredByRule = (inForce: boolean): StoryEvent => ({
  kind: 'required',
  on,
  body: {
    v: 2,
    requirement: 'orientation',
    inForce,
    named: 'Drivers',
    rule: { due: { by: 'first-contact', days: 14 }, renewal: null, rehireGapMonths: 12 },
  },
})
/** Has evidence, and corrects the entry before it. */
const correctedNow = (change: EventBodies['corrected']['change']): StoryEvent => ({
  kind: 'corrected',
  on,
  body: { v: 2, corrects: 'event-1', reason: 'Typing mistake', evidence, change },
})
const firstEntry = hired('2026-01-05').slice(0, 1)
const CORRECTED = 'Correction of “Hired as Youth worker, Harbor Street drop-in,” Jan 5, 2026'

/** An event, and what the page says about it: title and details. */
const rows: readonly [StoryEvent | readonly StoryEvent[], ...string[]][] = [
  [hired('2026-01-05').slice(0, 1), 'Hired as Youth worker, Harbor Street drop-in'],
  [hiredSomeDay('2026-01-05').slice(0, 1), 'Hired as Youth worker, Harbor Street drop-in', 'The hire date isn’t known'],
  [
    hired('2026-01-05').slice(1),
    'Orientation was assigned',
    '30 days from hire, every 12 months; people can renew up to 60 days early',
  ],
  [
    assignedByHr('2026-01-05'),
    'HR assigned orientation: works around youth',
    '30 days from the day it was assigned, every 12 months; people can renew up to 60 days early',
  ],
  [
    assignedByHr('2026-01-05', { renewal: null }),
    'HR assigned orientation: works around youth',
    '30 days from the day it was assigned, once',
  ],
  [noLongerRequired('2026-01-05'), 'Orientation is no longer assigned'],
  [
    transferred('2026-01-05', 'a', NORTH),
    'Moved to North House residence as Youth worker',
    'Day program, supervised by Cleo Marsh',
  ],
  [wentOnLeave('2026-01-05', '2026-02-01'), 'Leave began', 'Expected back Feb 1, 2026. The reason isn’t kept here'],
  [wentOnLeave('2026-01-05'), 'Leave began', 'No return date was given. The reason isn’t kept here'],
  [cameBack('2026-01-05'), 'Back from leave'],
  [left('2026-01-05', 'nowhere'), 'Last day'],
  [exempted('2026-01-05', '2026-03-31'), 'Exempted: trained elsewhere', 'Until Mar 31, 2026. Approved by Ada Okafor'],
  [exempted('2026-01-05', null), 'Exempted: trained elsewhere', 'No end date. Approved by Ada Okafor'],
  [extended('2026-01-05', '2026-03-01'), 'Due date set to Mar 1, 2026', 'Approved by Ada Okafor'],
  [finished('L1', '2026-01-05'), 'Finished lesson 1: Why this matters', '5 minutes credited'],
  [startedCheck('2026-01-05'), 'Opened the final check: 0 questions'],
  [
    attempted(13, { on: '2026-01-05' }),
    'Final check: 13 of 15',
    'Passed',
    'By step: Seeing what it is 2 of 3, First words 2 of 3, Telling the named person 2 of 3, Making the right call 2 of 3, Knowing the lines 2 of 3, Care afterward 2 of 3',
    'Must-know topics: all correct',
  ],
  [
    attempted(1, { on: '2026-01-05', round: 2, missed: 'images' }),
    'Final check: asked again about 15 must-know topics',
    'Not enough correct answers. They can try again at any time',
    'Must-know topics to go through again: Pictures on a phone',
  ],
  [
    completed('2026-01-05'),
    'Finished orientation',
    '13 of 15 in the final check, 45 minutes credited for the whole course',
    'Course 1.0.0, policy 2025-11, in English',
  ],
  [acknowledged('2026-11', '2026-01-05'), 'Acknowledged the policy for Harbor Street drop-in', 'Policy 2026-11'],
  [
    published('2026-11', '2026-01-05', '2026-12-15'),
    'Policy 2026-11 was published',
    'People who finished earlier have to complete the update by Dec 15, 2026',
  ],
  [
    published('2026-11', '2026-01-05'),
    'Policy 2026-11 was published',
    'People who finished earlier don’t have to do anything',
  ],
  [sitePublished, 'Site details were published, version 2'],
  [
    siteProposed,
    'Site details were proposed, and a second person was asked to agree',
    'Requested by Ada Okafor, content steward',
    'To take effect on Mar 9, 2026',
  ],
  [
    [siteProposed, siteRefused],
    'The proposed site details were sent back',
    'Sent back by Ada Okafor, content steward',
    'Requested by Ada Okafor, content steward, on Mar 1, 2026',
    'Reason: A number is wrong',
  ],
  [
    [siteProposed, siteAgreed('p-1')],
    'Site details were published, version 3',
    'Ada Okafor, content steward, agreed to it',
    'Requested by Ada Okafor, content steward, on Mar 1, 2026',
  ],
  [siteAgreed(null), 'Site details were published, version 3', 'Published by Ada Okafor alone'],
  [
    siteBrought,
    'Site details were published, version 3',
    'Published by Ada Okafor alone',
    'They include the organization’s details for all sites, version 2',
  ],
  [
    defaultsProposed,
    'A change for all sites was proposed, and a second person was asked to agree',
    'Requested by Ada Okafor, content steward',
    'To take effect on Mar 9, 2026',
  ],
  [
    [defaultsProposed, defaultsRefused],
    'The proposed change for all sites was sent back',
    'Sent back by Ada Okafor, content steward',
    'Requested by Ada Okafor, content steward, on Mar 1, 2026',
    'Reason: A number is wrong',
  ],
  [
    [defaultsProposed, defaultsPublished],
    'Details for all sites were published, version 2',
    'Ada Okafor, content steward, agreed to it',
    'Requested by Ada Okafor, content steward, on Mar 1, 2026',
  ],
  [contactChecked, 'The number for SCR was checked', 'It works'],
  [
    { ...contactChecked, body: { ...contactChecked.body, contact: '609-555-0128' } },
    'The number 609-555-0128 was checked',
    'It works',
  ],
  [contactCheckedOnPage, 'The number for SCR was checked', 'It matches', 'Compared with its official page'],
  [
    [rolePublished, numberCalled],
    'The number for Backup: Clinical lead was checked',
    'It’s wrong',
    'Someone called it',
  ],
  [numberCalled, 'The number for Backup was checked', 'It’s wrong', 'Someone called it'],
  [changeProposed, 'A change to NR-2 was proposed', 'Number: 1-800-555-0199', 'Reason: It moved'],
  [[changeProposed, changeConfirmed], 'The change to NR-2 was confirmed'],
  [changeConfirmed, 'The change to c-1 was confirmed'],
  [changeWithdrawn, 'The change to c-1 was withdrawn'],
  [ownerSet, 'All content stewards are responsible for the number for NR-2'],
  [
    practiceHeld,
    'A team practiced with a story',
    'Took part and on record: 1 person. Story SC-1, version 2 of the site’s details.',
    'To fix: The key',
  ],
  [practiceTextReplaced, 'The “What to fix” text of a practice was changed', 'Changed by HR. It named someone.'],
  [practiceEvery, 'The team practice is due every 30 days'],
  [paperReplaced, 'Old cards and posters were replaced'],
  [roleLinked, 'Backup: linked to Ada Okafor'],
  [
    [roleLinked, { ...roleLinked, on: '2026-03-03' }],
    'Backup: the link to Ada Okafor was kept when the details changed',
  ],
  [roleUnlinked, 'A role was unlinked from the person who held it'],
  [roleOfNobody, 'Backup: no one needs to be linked after the details changed'],
  [roleConfirmed, 'Someone confirmed that the person still holds the role'],
  [
    policyAdopted,
    'The organization’s own policy, version 2026-11.1, was published',
    'Approved by: Board. In effect from Mar 2, 2026.',
    'PR-6, material change: Clearer',
  ],
  [
    policyProposed,
    'A version of the organization’s own policy was proposed',
    'Ada Okafor was asked to approve it.',
    'PR-6, material change: Clearer',
  ],
  [policyReturned, 'A proposed version of the policy wasn’t approved', 'Reason: Too long'],
  [
    [policyProposed, policyAgreed('p-1')],
    'The organization’s own policy, version 2026-11.2, was published',
    'Approved by: Ada Okafor. In effect from Mar 2, 2026.',
  ],
  [
    policyAgreed(null),
    'The organization’s own policy, version 2026-11.2, was published',
    'Published by Ada Okafor alone, because no other content steward could approve it. In effect from Mar 2, 2026.',
  ],
  [
    credited({ creditedMinutes: 90, evidence: { files: ['evidence:1'], reference: 'binder 3' } }),
    'Earlier training counts: Bayview College',
    'Counts for policy 2025-11',
    '90 minutes credited',
    'Approved by Ada Okafor',
    'Reference: binder 3',
    '1 document on file',
  ],
  [certified, 'Certificate C-0000-0000-0000 was issued'],
  [certificateRevoked, 'Certificate C-0000-0000-0000 was withdrawn', 'Reason: A detail on it is wrong'],
  [requiredByRule(true), 'Orientation was assigned', 'Before the first day with youth, once'],
  [requiredByRule(false), 'Orientation is no longer assigned'],
  [factsChanged, 'Name, e-mail, staff number or language changed'],
  [dutiesChanged, 'Duties changed: Volunteer', 'Doesn’t work with youth'],
  [firstContact('2026-04-01'), 'The first day with youth is Apr 1, 2026'],
  [firstContact(null), 'The first day with youth isn’t known'],
  [rulesDefined, 'New rules for who needs orientation', 'Reason: Funder asks for it'],
  [
    credited({}),
    'Earlier training counts: Bayview College',
    'Counts for policy 2025-11',
    'Approved by Ada Okafor',
    'Reference: Letter of March 1',
  ],
  [
    credited({ source: 'live-session', creditedMinutes: 45 }),
    'Took part in a live session: Bayview College',
    'Counts for policy 2025-11',
    '45 minutes credited',
    'Approved by Ada Okafor',
    'Reference: Letter of March 1',
  ],
  [
    credited({ source: 'signed-paper' }),
    'Signed on paper: Bayview College',
    'Counts for policy 2025-11',
    'Approved by Ada Okafor',
    'Reference: Letter of March 1',
  ],
  [
    credited({ source: 'other-lms' }),
    'Finished in another learning system: Bayview College',
    'Counts for policy 2025-11',
    'Approved by Ada Okafor',
    'Reference: Letter of March 1',
  ],
  [mergeAsked, 'Someone asked to merge this record with the record of Ada Okafor'],
  [merged, 'The record of Bob Rivera and the record of Ada Okafor are about the same person', 'Reason: Typed in twice'],
  [accessClosed, 'Can’t sign in anymore', 'Reason: Asked for by the site'],
  [passMarkJudged, '5 judges judged the passing score', '11.6 of 15, as they see it. That doesn’t change who passes'],
  [accessOpened, 'Can sign in again'],
  [codeMade, about.recoveryCodeMade, about.agreedByNobody],
  [happened('sign_in_undone'), about.signInUndone],
  [linked('sign_in_linked'), 'This account uses single sign-on: login.example.org'],
  [linked('sign_in_unlinked'), 'This account no longer uses single sign-on: login.example.org'],
  [happened('recovery_seen'), about.recoverySeen],
  [happened('hr_given'), about.hrGiven],
  [happened('hr_ended'), about.hrEnded],
  [roleGiven, 'Role assigned: Auditor', 'Until Dec 31, 2026', 'State audit'],
  [roleEnded, 'Role ended: HR', 'Moved to another team'],
  [keptOpen, erasure.keeping.title, erasure.keeping.grounds['legal-hold'], erasure.keeping.open],
  [keptOver, erasure.keeping.over],
  [erasureAsked, erasure.asked, erasure.grounds['asked-by-person']],
  [erasedBy(null), erasure.erased, erasure.grounds['no-longer-needed'], erasure.byOperator],
  [erasedBy(ADA), erasure.erased, erasure.grounds['no-longer-needed'], erasure.byTwo('Ada Okafor, Ada Okafor')],
  [evidenceMade, 'Evidence pack made, as of Nov 24, 2026', 'SHA-256 of its file: abc'],
  [
    [wentOnLeave('2026-01-05'), wentOnLeave('2026-01-05', '2026-02-01')],
    'The expected return changed',
    'Expected back Feb 1, 2026. The reason isn’t kept here',
  ],
  [
    [...firstEntry, correctedNow({ kind: 'stands' })],
    CORRECTED,
    'It was correct as recorded',
    'Reason: Typing mistake',
    'Supported by: Letter of March 1',
  ],
  [
    [...firstEntry, correctedNow({ kind: 'moved', effectiveOn: day('2026-02-01') })],
    CORRECTED,
    'The correct date is Feb 1, 2026',
    'Reason: Typing mistake',
    'Supported by: Letter of March 1',
  ],
  [
    [...firstEntry, correctedNow({ kind: 'hired-on', hiredOn: day('2026-02-01') })],
    CORRECTED,
    'The correct hire date is Feb 1, 2026',
    'Reason: Typing mistake',
    'Supported by: Letter of March 1',
  ],
  [
    [
      ...firstEntry,
      correctedNow({ kind: 'placed', site: NORTH, department: 'Night team', position: 'Driver', supervisor: null }),
    ],
    CORRECTED,
    'Correct: Driver, Night team, North House residence',
    'Reason: Typing mistake',
    'Supported by: Letter of March 1',
  ],
  [
    [...firstEntry, correctedNow({ kind: 'duties', type: 'intern', worksWithYouth: true })],
    CORRECTED,
    'Intern. Works with youth',
    'Reason: Typing mistake',
    'Supported by: Letter of March 1',
  ],
  [
    groupListSet,
    'List of people to tell before a group starts: 1 clinical staff, 0 others',
    'At least 7 days before the first date',
  ],
  [groupPlanned, 'Group announced: Empowerment group', 'Dates: Mar 10, 2026; Mar 17, 2026', 'On the list: 1 person'],
  [groupChanged, 'Group changed: Empowerment group', 'Dates: Mar 10, 2026; Mar 17, 2026', 'On the list: 1 person'],
  [groupCancelled, 'Group canceled'],
  [groupAcknowledged, 'Ada Okafor confirmed that they know about a group', 'on paper'],
  [
    awaiting([{ site: 'site:harbor', name: 'Harbor Street' }]),
    'Everything else is done: waiting for site details from Harbor Street',
  ],
  [awaiting([]), 'No longer waiting for a site’s details'],
  [corrected(9, { kind: 'withdrawn' }, '2026-01-05'), 'Correction', 'It doesn’t count', 'Reason: Typing mistake'],
]

describe('what happened, in plain words', () => {
  it.each(rows.map(([what, ...said]) => [said[0], what, said] as const))('%s', (_, what, [title, ...details]) => {
    const [entry] = timeline(history(...[what].flat()), context)
    expect(entry?.title).toBe(title)
    expect(entry?.details.slice(0, details.length)).toEqual(details)
    expect(entry?.details.slice(details.length)).toEqual([expect.stringMatching(/^Recorded .* by Ada Okafor$/)])
  })

  it('has words for every kind of event', () => {
    expect(new Set(rows.flatMap(([what]) => [what].flat().map(({ kind }) => kind)))).toEqual(
      new Set(Object.keys(BODIES)),
    )
  })

  it('tells the latest first, and of one day what was recorded last', () => {
    const entries = timeline(history(hired('2026-01-05'), finished('L1', '2026-01-10'), finished('L2')), context)
    expect(entries.map(({ title }) => title.split(':')[0])).toEqual([
      'Finished lesson 2',
      'Finished lesson 1',
      'Orientation was assigned',
      'Hired as Youth worker, Harbor Street drop-in',
    ])
  })

  it('shows an entry and its correction, each in its place', () => {
    const events = history(
      hired('2026-01-12'),
      corrected(1, { kind: 'hired-on', hiredOn: day('2026-01-05') }, '2026-01-20'),
    )
    const [correction, , wrong] = timeline(events, context)
    expect(correction?.title).toBe('Correction of “Hired as Youth worker, Harbor Street drop-in,” Jan 12, 2026')
    expect(correction?.details).toContain('The correct hire date is Jan 5, 2026')
    expect(wrong).toMatchObject({ date: '2026-01-12', title: 'Hired as Youth worker, Harbor Street drop-in' })
    expect(wrong?.details).toContain('Corrected Jan 20, 2026')
  })

  it('says from where to where somebody moved, and under whom', () => {
    const place = { department: 'Transport', position: 'Driver', supervisor: ADA }
    const under = { kind: 'transferred', on: '2026-02-02', body: { ...place, spell: 'a', site: NORTH } } as const
    const events = history(hired('2026-01-05', { spell: 'a' }), under, transferred('2026-03-02', 'a', NORTH))
    const [stayed, moved] = timeline(events, context)
    expect(moved?.title).toBe('Moved from Harbor Street drop-in to North House residence as Driver')
    expect(moved?.details.slice(0, 2)).toEqual([
      'Transport, supervised by Ada Okafor',
      'Before: Youth worker, Day program, supervised by Cleo Marsh',
    ])
    expect(stayed?.title).toBe('Moved to North House residence as Youth worker')
    expect(stayed?.details[1]).toBe('Before: Driver, Transport, supervised by Ada Okafor')
  })

  it('names the site that somebody left', () => {
    const events = history(
      hired('2026-01-05', { spell: 'a' }),
      transferred('2026-02-02', 'a', NORTH),
      left('2026-03-31', 'a'),
    )
    expect(timeline(events, context)[0]?.title).toBe('Last day at North House residence')
  })

  it('says who recorded what HR decides, and leaves that out of what people do themselves', () => {
    const [own] = timeline(
      [...history(finished('L1', '2026-01-10'))].map((event) => ({ ...event, actor: BOB })),
      context,
    )
    expect(own?.details).toEqual(['5 minutes credited'])
    const erased = { ...context, personNames: new Map([[ADA, null]]) }
    const [entry] = timeline(history(cameBack('2026-01-10')), erased)
    expect(entry?.details).toEqual(['Recorded Jan 10, 2026 by someone whose name was erased'])
  })

  it('begins a line about someone whose name was erased with a capital letter', () => {
    const erased = { ...context, personNames: new Map([[ADA, null]]) }
    const [entry] = timeline(history(siteProposed, siteAgreed('p-1')), erased)
    expect(entry?.details[0]).toBe('Someone whose name was erased, content steward, agreed to it')
  })

  it('says of a recovery code made on the server that nobody in HR was asked', () => {
    const [made] = timeline(
      [...history(codeMade)].map((event) => ({ ...event, actor: 'system:console' as const })),
      context,
    )
    expect(made?.details).toContain(about.nobodyAsked)
    expect(made?.details).not.toContain(about.agreedByNobody)
  })

  it('says of an erasure by the command that it is the operator who says who asked and who confirmed', () => {
    const [erased] = timeline(
      [...history(erasedBy(ADA))].map((event) => ({ ...event, actor: 'system:command' as const })),
      context,
    )
    expect(erased?.details).toContain(erasure.operatorSays('Ada Okafor', 'Ada Okafor'))
  })

  it('tells a supervisor what HR recorded, and not why', () => {
    const told = timeline(history(hired('2026-01-05'), accessClosed), { ...context, withReasons: false })
    expect(told[0]).toMatchObject({ title: 'Can’t sign in anymore' })
    expect(told.flatMap(({ details }) => details).join()).not.toContain('Asked for by the site')
  })

  it('never says a time of day', () => {
    const all = timeline(history(...rows.flatMap(([what]) => what)), context)
    for (const { title, details, dateText } of all) expect([title, ...details, dateText].join()).not.toMatch(/\d:\d\d/)
  })
})

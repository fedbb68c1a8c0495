import type { PersonId } from '../../ledger/event.ts'
import { factOn } from '../../ledger/fact.store.ts'
import { historyOf, policyHistory } from '../../ledger/ledger.store.ts'
import { recordsOf, survivorOf } from '../../ledger/merge.store.ts'
import { findReadable, timelineContextOf } from '../../people/people.web.ts'
import { wantsNoFollowUp } from '../../learning/no-follow-up.store.ts'
import { param } from '../../platform/http/form.web.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { reminderLines } from '../../reminders/person-reminder.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { accountShell, recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { startDownload } from '../../trail/download.web.ts'
import { labelOf } from '../../trail/named.web.ts'
import { findRetention } from '../retention/retention.store.ts'
import type { Held, HeldFor } from './held.ts'
import { heldPage, namedInPlaces } from './held.page.ts'
import { heldAbout } from './held.store.ts'
import type { HeldPageInput } from './input.page.ts'

/** Without a name, because files lie around. */
const FILE_NAME = 'everything-held.json'
/** The newest entries of the audit trail. The download has all. */
const TRAIL_ON_PAGE = 200

export async function showOwnHeld(visit: SignedInVisit): Promise<void> {
  const { person } = visit.viewer
  const shell = { ...accountShell(visit, visit.t.privacy.held.ownTitle), width: 'hr' } as const
  await sendHeld(visit, person, 'person', shell, {
    back: hrefTo('/account'),
    download: hrefTo('/account/held.json'),
    file: null,
    account: hrefTo('/account'),
    certificate: (number) => hrefTo('/certificate.pdf', {}, { number }),
    paper: () => null,
  })
}

/** How the person reads the course is left out: the file may be shown to others. */
export async function downloadOwnHeld(visit: SignedInVisit): Promise<void> {
  const held = await heldOf(visit, visit.viewer.person, 'person', null)
  visit.response.attachment(FILE_NAME).type('json').send(textOf(held))
}

export async function showHeld(visit: SignedInVisit): Promise<void> {
  const asked: PersonId = `person:${param(visit, 'person')}`
  const person = await personOfPath(visit)
  if (person !== asked) return visit.response.redirect(303, hrefTo('/hr/people/:person/held', { person }))
  const shell = recordsShell(visit, { title: visit.t.privacy.held.title, current: 'people', help: 'person' })
  await sendHeld(visit, person, 'hr', shell, {
    back: hrefTo('/hr/people/:person', { person }),
    download: hrefTo('/hr/people/:person/held.json', { person }),
    file: hrefTo('/hr/people/:person/file', { person }),
    account: null,
    certificate: (number) => hrefTo('/hr/people/:person/certificate.pdf', { person }, { number }),
    paper: (evidence) => hrefTo('/hr/evidence/:evidence', { evidence }),
  })
}

export async function downloadHeld(visit: SignedInVisit): Promise<void> {
  const person = await personOfPath(visit)
  const held = await heldOf(visit, person, 'hr', null)
  await startDownload(visit, { name: FILE_NAME, about: person })
  visit.response.type('json').send(textOf(held))
}

/** Whoever may change a record may see all of it. Not found for everyone else's, and for an id that nobody has. */
async function personOfPath(visit: SignedInVisit): Promise<PersonId> {
  const asked: PersonId = `person:${param(visit, 'person')}`
  const found = await findReadable(visit, await survivorOf(visit.deps.store.db, asked), 'change-person')
  return found.person
}

async function heldOf(
  { deps, now, organization, today }: SignedInVisit,
  person: PersonId,
  madeFor: HeldFor,
  mostOfTrail: number | null,
) {
  return heldAbout(deps.store.db, { person, madeFor, organization, now, today, mostOfTrail })
}

async function sendHeld(
  visit: SignedInVisit,
  person: PersonId,
  madeFor: HeldFor,
  shell: Shell,
  links: Omit<HeldPageInput['links'], 'printScript'>,
): Promise<void> {
  const { db } = visit.deps.store
  const { t, today } = visit
  const history = await historyOf(db, person)
  // What HR wrote about a person is part of what is held about them, so the reasons are there for both.
  const context = await timelineContextOf(visit, { may: () => true }, namedInPlaces(history, today), history)
  const page = heldPage(shell, {
    content: visit.content,
    held: await heldOf(visit, person, madeFor, TRAIL_ON_PAGE),
    name: await factOn(db, person, 'name', today),
    history,
    policy: await policyHistory(db),
    context,
    today,
    messages: await reminderLines(visit, await recordsOf(db, person)),
    reading: madeFor === 'person' ? visit.detail : null,
    wantsNoFollowUp: madeFor === 'person' && (await wantsNoFollowUp(db, person)),
    addressPeriod: t.privacy.retention.periods[(await findRetention(db)).addresses],
    trailName: ({ id, name }) => labelOf(id, new Map(name === null ? [] : [[id, name]]), t),
    links: { ...links, printScript: visit.deps.assets.copy.href },
  })
  visit.response.send(page)
}

/** Indented, because people look at it, too. */
function textOf(held: Held): string {
  return `${JSON.stringify(held, null, 2)}\n`
}

import type { History } from '../../ledger/history.ts'
import { isKind } from '../../ledger/history.ts'
import { isToCome, type Standing } from '../../requirements/status.ts'
import { hrefTo } from '../../app/href.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import type { PersonId } from '../../ledger/event.ts'
import { accountStates } from '../../reminders/to-remind.store.ts'
import { hasWorkToDo } from '../../reminders/due.ts'
import type { PersonCertificate } from '../../certificates/certificate.page.ts'
import type { PersonReminders } from '../../reminders/message-list.page.ts'
import type { Changing } from '../change.page.ts'
import { type NextStep, nextSteps } from './next-step.ts'
import { type StepView, type StepWay, stepViews } from './next-step.page.ts'
import type { Readable } from '../people.web.ts'

/** The parts of the page that its steps lead to. */
interface Found {
  readonly history: History
  readonly changing: Changing | null
  readonly reminders: PersonReminders
  readonly certificates: readonly PersonCertificate[]
  readonly newLinkHref: string | null
  readonly addCreditHref: string | null
  readonly updateSheetHref: string
  readonly fileHref: string
  readonly awaitedSites: readonly { readonly name: string; readonly href: string | null }[]
}

/** The buttons on top of the page of a person: what likely comes next, as far as the viewer may do it. */
export async function stepsFor(visit: SignedInVisit, person: Readable, found: Found): Promise<StepView[]> {
  const { deps, t } = visit
  const { standing } = person
  const account = (await accountStates(deps.store.db, [person.person])).get(person.person)
  const ways = waysFor(visit, person, found)
  const hasWork = hasWorkToDo(standing) || standing.status === 'waiting-for-site' || isToCome(standing)
  const situation = {
    status: standing.status,
    needsWayIn: hasWork && !(account?.hasWayIn ?? false) && found.newLinkHref !== null,
    isClosed: ways.has('open-access'),
  }
  const steps = nextSteps(situation, (step) => ways.has(step))
  const [first] = nextSteps(situation, (step) => step === 'remind' || ways.has(step))
  const isReminded = found.reminders.isAsked && first === 'remind'
  // Without a mail server whoever hands messages over prints it.
  const isPrinted = deps.config.mail === null && person.may('hand-over')
  return stepViews(steps, ways, { isReminded, isPrinted }, t)
}

function waysFor(visit: SignedInVisit, person: Readable, found: Found): ReadonlyMap<NextStep, StepWay> {
  const { standing } = person
  const site = found.awaitedSites.find(({ href }) => href !== null)
  const certificate = found.certificates.find(({ fileHref, revoked }) => fileHref !== '' && revoked === '')
  const ways: readonly (readonly [step: NextStep, href: string | null, site?: string | undefined])[] = [
    ['remind', found.reminders.action],
    ['link', found.newLinkHref],
    ['site', site?.href ?? null, site?.name],
    ['reread', rereadHref(visit, person)],
    ['hire-date', hireDateHref(standing, found)],
    ['first-contact', standing.because.kind === 'no-first-contact' ? changeHref(found, 'first-contact') : null],
    ['credit', found.addCreditHref],
    ['update-sheet', changeHref(found, 'signed-update') === null ? null : found.updateSheetHref],
    ['certificate', certificate?.fileHref ?? null],
    ['file', found.fileHref],
    ...OF_FORMS.map((name) => [name, changeHref(found, name)] as const),
  ]
  return new Map(ways.flatMap(([step, href, name = '']) => (href === null ? [] : [[step, { href, site: name }]])))
}

/** The steps that are forms, under the same name. */
const OF_FORMS = [
  'open-access',
  'return',
  'expected-return',
  'end-exemption',
  'extension',
  'leave',
  'move',
  'duties',
  'assignment',
  'last-day',
  'rehire',
] as const

function changeHref({ changing }: Found, name: Parameters<Changing['hrefs']['get']>[0]): string | null {
  return changing?.hrefs.get(name) ?? null
}

/** To the lesson with what was missed twice, for a viewer to go over with the person. */
export function rereadHref(
  { content }: SignedInVisit,
  { person, standing: { because } }: { readonly person: PersonId; readonly standing: Standing },
): string | null {
  if (because.kind !== 'missed-twice') return null
  const rule = content.course.topics.find(({ topic }) => topic === because.topic)
  if (rule === undefined) return null
  return `${hrefTo('/hr/people/:person/lessons/:lesson', { person, lesson: rule.lesson })}#${rule.section}`
}

/** To the correction of the hire without a date. */
function hireDateHref({ because }: Standing, { history, changing }: Found): string | null {
  if (because.kind !== 'no-hire-date') return null
  const hire = history
    .filter(isKind('hired'))
    .find(({ id, body }) => body.hiredOn === null && changing?.correctionHrefs.has(id))
  return hire === undefined ? null : hrefTo('/hr/entries/:entry/correction', { entry: hire.id }, { kind: 'hired-on' })
}

import { type CalendarDate, dateAt, type Instant } from '../../platform/time/calendar.ts'
import type { Course, LessonId } from '../../course/course.ts'
import {
  type Actor,
  type Attempted,
  type Corrected,
  type EventOf,
  type LedgerEvent,
  type PersonId,
  type SiteId,
  isPerson,
} from '../../ledger/event.ts'
import type { ClauseChange } from '../../ledger/bodies/policy.ts'
import { practiceTextOf, type PracticeTexts } from '../../ledger/bodies/practice-text.ts'
import type { SiteRole } from '../../ledger/bodies/role.ts'
import { siteText } from '../../organization/site-details.ts'
import { isEntryOf, isRole, rolesIn } from '../../site/roles/role.ts'
import type { Messages } from '../../words/messages.ts'
import { capitalized, languageName } from '../../platform/text/format.ts'
import {
  corrected,
  type History,
  isCompletion,
  isKind,
  type Place,
  placeOn,
  ruleOf,
  spellsOn,
} from '../../ledger/history.ts'
import { isFirstOfLeave } from '../correction.ts'
import { listOfSites, topicTitle, type Wording, extensionReason } from '../../requirements/because.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { ruleText } from '../../requirements/rules.page.ts'
import { formatDayOf } from '../../platform/time/moment.page.ts'

/** The context of a timeline. Names are kept outside the ledger. */
export interface TimelineContext {
  readonly wording: Wording
  readonly course: Course
  readonly timeZone: string
  /** The day on which it's read: what is later hasn't happened yet. */
  readonly today: CalendarDate
  readonly siteNames: ReadonlyMap<SiteId, string>
  /** Of phone numbers and other lines; without it, each has its id. */
  readonly contactNames?: ReadonlyMap<string, string>
  /** What practices left to fix; without them, only what the first version's entries say is there. */
  readonly practiceTexts?: PracticeTexts
  /** `null` once a name was erased. */
  readonly personNames: ReadonlyMap<PersonId, string | null>
  /** The reasons for HR's decisions and corrections, and their evidence, are for HR only. */
  readonly withReasons: boolean
}

export interface TimelineEntry {
  /** The id of the event. */
  readonly id: string
  readonly date: CalendarDate
  readonly dateText: string
  readonly title: string
  readonly details: readonly string[]
  /** Something the person finished. */
  readonly done: boolean
}

/** All of a history in plain words, the latest first. Entries stay as they were recorded, also when corrected later. */
export function timeline(history: History, context: TimelineContext): TimelineEntry[] {
  return [...history].sort(latestFirst).map((event) => {
    const { title, details } = entryText(event, history, context)
    const all = [...details, ...correctedLater(event, history, context), ...recorded(event, context)]
    return {
      id: event.id,
      date: event.effectiveOn,
      dateText: formatDate(event.effectiveOn, context.wording.language),
      title: asLine(title, context),
      details: all.map((text) => asLine(text, context)),
      done: event.kind === 'lesson_finished' || isCompletion(event) || event.kind === 'acknowledged',
    }
  })
}

/** A line may begin with whoever has no name here, which begins with a small letter within a sentence. */
function asLine(text: string, { wording }: TimelineContext): string {
  return text.startsWith(wording.t.hr.timeline.unknownActor) ? capitalized(text) : text
}

function latestFirst(a: LedgerEvent, b: LedgerEvent): number {
  return a.effectiveOn === b.effectiveOn ? b.seq - a.seq : a.effectiveOn < b.effectiveOn ? 1 : -1
}

interface EntryText {
  readonly title: string
  readonly details: readonly string[]
}

/** Returns the text of an entry. Never a time of day, a chosen option or a measured minute. */
function entryText(event: LedgerEvent, history: History, context: TimelineContext): EntryText {
  const { t, language } = context.wording
  const words = t.hr.timeline
  const day = (date: CalendarDate) => formatDate(date, language)
  const site = (id: SiteId) => context.siteNames.get(id) ?? id
  const because = (reason: string) => (context.withReasons && reason !== '' ? [reason] : [])
  const just = (title: string): EntryText => ({ title, details: [] })
  switch (event.kind) {
    case 'hired': {
      const { position, hiredOn } = event.body
      const title = words.hired(position, site(event.body.site))
      return { title, details: hiredOn === null ? [words.hireUnknown] : [] }
    }
    case 'transferred':
      return moved(event, history, context)
    case 'leave_began': {
      const { expectedReturn } = event.body
      const back = expectedReturn === null ? words.leaveOpen : words.leaveExpected(day(expectedReturn))
      const leaveWords = event.effectiveOn > context.today ? words.leaveBegins : words.leaveBegan
      const title = isFirstOfLeave(history, event) ? leaveWords : t.hr.changes.returnChanged
      return { title, details: [back] }
    }
    case 'leave_ended':
      return just(words.leaveEnded)
    case 'separated': {
      const left = siteLeft(event, history)
      return just(left === null ? words.separatedUnknown : words.separated(site(left)))
    }
    case 'required': {
      const { body } = event
      if (body.v === 3) {
        return {
          title: words.assignedByHr(t.hr.assignmentReason[body.reason]),
          details: [ruleText(body.rule, t, true)],
        }
      }
      if (!body.inForce) return just(words.noLongerRequired)
      return { title: words.required, details: [ruleText(ruleOf(body), t)] }
    }
    case 'exempted': {
      const { reason, until } = event.body
      const approver = actorName(event.body.approver, context)
      const end = until === null ? words.exemptOpen(approver) : words.exemptUntil(day(until), approver)
      return { title: words.exempted(t.hr.reason[reason]), details: [end] }
    }
    case 'extended': {
      const { dueOn, approver } = event.body
      const reason = extensionReason(event.body, t.hr)
      const said = reason === null ? [] : [words.extendedBecause(reason)]
      return { title: words.extended(day(dueOn)), details: [...said, words.approved(actorName(approver, context))] }
    }
    case 'lesson_finished':
      return { title: lessonTitle(event.body.lesson, context), details: [words.credited(event.body.creditedMinutes)] }
    case 'attempt_started':
      return just(words.startedCheck(event.body.items.length))
    case 'attempted':
      return check(event.body, context)
    case 'completed': {
      const { right, of, creditedMinutes, courseVersion, policyVersion } = event.body
      const score = words.completedWith(right, of, creditedMinutes)
      const versions = words.versions(courseVersion, policyVersion, languageName(event.body.language, language))
      return { title: words.completed, details: [score, versions] }
    }
    case 'acknowledged': {
      const { body } = event
      const version = words.policyVersion(body.policyVersion)
      if (body.v === 1) return { title: words.acknowledged(site(body.site)), details: [version] }
      const { clauses, items, way } = body.update
      return {
        title: words.updated(site(body.site)),
        details: [
          version,
          ...(clauses.length === 0 ? [] : [words.changedClauses(clauses.join(', '))]),
          way === 'here' ? words.answeredRight(items.length) : words.signedSheet,
        ],
      }
    }
    case 'policy_published': {
      const { version, updateBy } = event.body
      const asks = updateBy === null ? words.minorChange : words.updateBy(day(updateBy))
      return { title: words.policyPublished(version), details: [asks] }
    }
    case 'policy_adopted': {
      const { body } = event
      const by = actorName(event.actor, context)
      const approved =
        body.v === 1
          ? words.policyApproved(body.approver, day(body.effectiveOn))
          : body.proposal === null
            ? words.policyAlone(by, day(body.effectiveOn))
            : words.policyApproved(by, day(body.effectiveOn))
      return { title: words.policyAdopted(body.version), details: [approved, ...changesSaid(body.changes, words)] }
    }
    case 'policy_proposed': {
      const { approver, changes } = event.body
      const asked = words.policyAsked(actorName(approver, context))
      return { title: words.policyProposed, details: [asked, ...changesSaid(changes, words)] }
    }
    case 'policy_returned':
      return { title: words.policyReturned, details: [words.because(event.body.reason)] }
    case 'site_published':
      return { title: words.sitePublished(event.body.version), details: agreementSaid(event, history, context) }
    case 'site_defaults_published':
      return { title: words.defaultsPublished(event.body.version), details: agreementSaid(event, history, context) }
    case 'site_change_proposed':
    case 'site_defaults_proposed':
      return {
        title: event.kind === 'site_change_proposed' ? words.siteChangeProposed : words.defaultsProposed,
        details: [words.siteChangeAsked(actorName(event.actor, context)), words.siteChangeFrom(day(event.body.from))],
      }
    case 'site_change_refused':
    case 'site_defaults_refused': {
      const { proposal, reason } = event.body
      const by = words.siteChangeRefusedBy(actorName(event.actor, context))
      const answers = askedSaid(proposal, history, context)
      return {
        title: event.kind === 'site_change_refused' ? words.siteChangeRefused : words.defaultsRefused,
        details: [by, ...answers, ...(reason === '' ? [] : [words.because(reason)])],
      }
    }
    case 'role_linked': {
      const { link, person, role } = event.body
      const isKept = history.some((other) => isEntryOf(link, other) && other.seq < event.seq)
      const said = t.hr.siteRoles.timeline[isKept ? 'kept' : 'linked']
      return just(said(t.hr.siteRoles.role[role], actorName(person, context)))
    }
    case 'role_unlinked': {
      const { role, timeline: said } = t.hr.siteRoles
      return just(event.body.v === 1 ? said.unlinked : said.nobody(role[event.body.role]))
    }
    case 'role_confirmed':
      return just(t.hr.siteRoles.timeline.confirmed)
    case 'contact_checked': {
      const { body } = event
      // The first entries don't say how, and have the words of their time.
      const way = body.v === 1 ? null : body.way
      const number = body.v === 4 ? [words.contactNumber(body.digits)] : []
      return {
        title: words.contactChecked(
          body.v === 3 ? roleChecked(body, history, context) : contactName(body.contact, context),
        ),
        details: [
          words.contactOutcome[way ?? 'called'][body.outcome],
          ...(way === null ? [] : [words.contactWay[way]]),
          ...number,
        ],
      }
    }
    case 'contact_change_proposed': {
      const { contact, line, reason } = event.body
      const said = line === null ? words.contactBack : words.contactNumber(line.digits)
      return {
        title: words.contactChangeProposed(contactName(contact, context)),
        details: [said, words.because(reason)],
      }
    }
    case 'contact_change_confirmed':
      return just(words.contactChangeConfirmed(contactOfChange(event.body.change, history, context)))
    case 'contact_change_withdrawn':
      return just(words.contactChangeWithdrawn(contactOfChange(event.body.change, history, context)))
    case 'contact_owner_set': {
      const { contact, owner } = event.body
      const name = owner === null ? null : actorName(owner, context)
      return just(words.contactOwner(contactName(contact, context), name))
    }
    case 'paper_replaced':
      return just(words.paperReplaced)
    case 'practice_held': {
      const { people, story, siteVersion } = event.body
      const toFix = practiceTextOf(event, context.practiceTexts ?? new Map())
      const fix = toFix === '' ? [] : [t.hr.practices.fix(toFix)]
      return {
        title: words.practiceHeld,
        details: [words.practiceWith(t.hr.practices.took(people.length), story, siteVersion), ...fix],
      }
    }
    case 'practice_text_replaced': {
      const said = t.hr.practices.replace
      return { title: said.replaced, details: [`${said.by[event.body.as]}. ${said.because[event.body.why]}.`] }
    }
    case 'practice_interval_set':
      return just(words.practiceInterval(event.body.days))
    case 'group_list_set': {
      const { clinical, others, noticeDays } = event.body
      const { listSet, listDays } = t.hr.groups.timeline
      return { title: listSet(clinical.length, others.length), details: [listDays(noticeDays)] }
    }
    case 'group_planned':
    case 'group_changed': {
      const { name, dates, told } = event.body
      const group = t.hr.groups.timeline
      const title = event.kind === 'group_planned' ? group.planned(name) : group.changed(name)
      return { title, details: [group.dates(dates.map(day).join('; ')), group.told(told.length)] }
    }
    case 'group_cancelled':
      return just(t.hr.groups.timeline.cancelled)
    case 'group_acknowledged':
      return {
        title: t.hr.groups.timeline.acknowledged(actorName(event.body.person, context)),
        details: [t.hr.groups.ways[event.body.way]],
      }
    case 'corrected':
      return correction(event.body, history, context)
    case 'certified':
      return just(t.certificate.timeline.issued(event.body.certificate))
    case 'certificate_revoked': {
      const { certificate, reason } = event.body
      const title = t.certificate.timeline.revoked(certificate)
      return { title, details: [words.because(t.certificate.hr.reasons[reason])] }
    }
    case 'facts_changed':
      return just(words.factsChanged)
    case 'duties_changed': {
      const { type, worksWithYouth } = event.body
      return { title: words.dutiesChanged(t.hr.type[type]), details: [words.worksWithYouth(worksWithYouth)] }
    }
    case 'first_contact_set': {
      const { firstContactOn } = event.body
      return just(firstContactOn === null ? words.firstContactUnknown : words.firstContact(day(firstContactOn)))
    }
    case 'requirement_defined':
      return { title: words.rulesDefined, details: [words.because(event.body.reason)] }
    case 'credited':
      return credit(event, context)
    case 'merged': {
      const { into, reason } = event.body
      // Only people are merged.
      const second = actorName(event.subject as PersonId, context)
      return { title: words.merged(second, actorName(into, context)), details: why(reason, context) }
    }
    case 'merge_asked':
      return just(words.mergeAsked(actorName(event.body.into, context)))
    case 'access_closed':
      return { title: words.accessClosed, details: why(event.body.reason, context) }
    case 'access_opened':
      return just(words.accessOpened)
    case 'record_kept': {
      const { ground, until } = event.body
      if (ground === null) return just(t.hr.erasure.keeping.over)
      const end = until === null ? t.hr.erasure.keeping.open : t.hr.erasure.keeping.until(day(until))
      return { title: t.hr.erasure.keeping.title, details: [t.hr.erasure.keeping.grounds[ground], end] }
    }
    case 'erasure_asked':
      return { title: t.hr.erasure.asked, details: [t.hr.erasure.grounds[event.body.ground]] }
    case 'erased': {
      const { ground, askedBy, confirmedBy } = event.body
      const nameOf = (person: PersonId) => actorName(person, context)
      const said =
        askedBy === null || confirmedBy === null
          ? t.hr.erasure.byOperator
          : isPerson(event.actor)
            ? t.hr.erasure.byTwo([askedBy, confirmedBy].map(nameOf).join(', '))
            : t.hr.erasure.operatorSays(nameOf(askedBy), nameOf(confirmedBy))
      return { title: t.hr.erasure.erased, details: [t.hr.erasure.grounds[ground], said] }
    }
    case 'evidence_made':
      return { title: words.evidenceMade(day(event.body.asOf)), details: [words.evidenceHash(event.body.pack)] }
    case 'pass_mark_judged': {
      const { judges, mark, passRule } = event.body
      return { title: t.hr.passMark.judged(judges), details: [t.hr.passMark.judgedMark(mark, passRule.of)] }
    }
    case 'site_awaited': {
      const { sites } = event.body
      return just(sites.length === 0 ? words.siteReady : words.siteAwaited(listOfSites(sites, language)))
    }
    case 'recovery_code_made': {
      const { agreedBy } = event.body
      const nobody = isPerson(event.actor) ? words.agreedByNobody : words.nobodyAsked
      const agreed = agreedBy === null ? nobody : words.agreed(actorName(agreedBy, context))
      return { title: words.recoveryCodeMade, details: [agreed] }
    }
    case 'sign_in_undone':
      return just(words.signInUndone)
    case 'sign_in_linked':
      return just(words.signInLinked(event.body.issuer))
    case 'sign_in_unlinked':
      return just(words.signInUnlinked(event.body.issuer))
    case 'recovery_seen':
      return just(words.recoverySeen)
    case 'hr_given':
      return just(words.hrGiven)
    case 'hr_ended':
      return just(words.hrEnded)
    case 'role_given': {
      const { role, sites, until, reason } = event.body
      const end = until === null ? [] : [words.roleUntil(day(until))]
      const title = words.roleGiven(t.account.roles[role], sites.map(site).join(', '))
      return { title, details: [...end, ...because(reason)] }
    }
    case 'role_ended': {
      const { role, reason } = event.body
      return { title: words.roleEnded(t.account.roles[role]), details: because(reason) }
    }
  }
}

/** Says from where to where, and under whom before and after. */
function moved(event: EventOf<'transferred'> & LedgerEvent, history: History, context: TimelineContext): EntryText {
  const words = context.wording.t.hr.timeline
  const site = (id: SiteId) => context.siteNames.get(id) ?? id
  const { position, site: to } = event.body
  const old = placeBefore(event, history)
  const isSameSite = old === null || old.site === to
  const title = isSameSite ? words.transferred(position, site(to)) : words.movedFrom(position, site(old.site), site(to))
  const before = old === null ? [] : [words.placeBefore(old.position, workPlace(old, context))]
  return { title, details: [workPlace(event.body, context), ...before] }
}

function workPlace({ department, supervisor }: Pick<Place, 'department' | 'supervisor'>, context: TimelineContext) {
  const name = supervisor === null ? null : actorName(supervisor, context)
  return context.wording.t.hr.timeline.workPlace(department, name)
}

/** The place as it was known when the move was recorded. Returns null when there was none. */
function placeBefore({ body, effectiveOn, seq }: EventOf<'transferred'> & LedgerEvent, history: History): Place | null {
  const known = corrected(history.filter((event) => event.seq < seq))
  const held = spellsOn(known, effectiveOn).find(({ id }) => id === body.spell)
  return held === undefined ? null : placeOn(held, effectiveOn)
}

/** Score, procedure steps and must-know topics: the same whatever was chosen. */
function check(
  { round, right, of, steps, topics, outcome }: Attempted,
  { wording, course }: TimelineContext,
): EntryText {
  const words = wording.t.hr.timeline
  const missed = topics.filter((topic) => !topic.right).map(({ topic }) => topicTitle(topic, wording))
  const mustKnow = missed.length === 0 ? words.topicsRight : words.topicsMissed(missed.join(', '))
  if (round > 1) return { title: words.round(of), details: [words.outcome[outcome], mustKnow] }
  const byStep = steps.map((step) => words.step(course.stepTitles[step.step], step.right, step.of)).join(', ')
  return { title: words.check(right, of), details: [words.outcome[outcome], words.byStep(byStep), mustKnow] }
}

/** Says where it was done, what it is taken to cover, and who approved it. */
function credit({ body, effectiveOn }: EventOf<'credited'>, context: TimelineContext): EntryText {
  const { source, from, policyVersion, creditedMinutes, approver, evidence } = body
  const { credits, timeline: words } = context.wording.t.hr
  const papers = evidence.files.length === 0 ? [] : [credits.person.papers(evidence.files.length)]
  const isTold = context.withReasons && evidence.reference !== ''
  const reference = isTold ? [credits.person.reference(evidence.reference)] : []
  const minutes = creditedMinutes === null ? [] : [words.credited(creditedMinutes)]
  const borneOut = [...reference, ...papers]
  const dayText = (day: CalendarDate) => formatDate(day, context.wording.language)
  const latest = body.v === 1 ? [] : [credits.person.noLaterThan(dayText(effectiveOn))]
  const begun = body.v === 1 || body.startedOn === null ? [] : [credits.person.begun(dayText(body.startedOn))]
  const details = [
    ...latest,
    ...begun,
    words.covers(policyVersion),
    ...minutes,
    words.approved(actorName(approver, context)),
    ...borneOut,
  ]
  return { title: words.creditedFrom[source](from), details }
}

/** Says what was wrong and what is right. The corrected entry keeps its own place. */
function correction(body: Corrected, history: History, context: TimelineContext): EntryText {
  const { corrects, reason, change } = body
  const { t, language } = context.wording
  const words = t.hr.timeline
  const target = history.find((event) => event.id === corrects)
  const title =
    target === undefined
      ? words.correctedUnknown
      : words.corrected(entryText(target, history, context).title, formatDate(target.effectiveOn, language))
  const reference = body.v === 2 && context.withReasons ? body.evidence.reference : ''
  const evidence = reference === '' ? [] : [t.hr.changes.correction.evidenceIs(reference)]
  return { title, details: [rightText(change, context), ...why(reason, context), ...evidence] }
}

function why(reason: string, { wording, withReasons }: TimelineContext): string[] {
  return withReasons ? [wording.t.hr.timeline.because(reason)] : []
}

/** Returns the corrected value in words. */
export function rightText(
  change: Corrected['change'],
  { wording, siteNames }: Pick<TimelineContext, 'wording' | 'siteNames'>,
): string {
  const { t, language } = wording
  const words = t.hr.timeline
  switch (change.kind) {
    case 'withdrawn':
      return words.withdrawn
    case 'stands':
      return words.stands
    case 'moved':
      return words.moved(formatDate(change.effectiveOn, language))
    case 'hired-on':
      return words.hiredOn(formatDate(change.hiredOn, language))
    case 'placed':
      return words.placed(change.position, change.department, siteNames.get(change.site) ?? change.site)
    case 'duties':
      return `${t.hr.type[change.type]}. ${words.worksWithYouth(change.worksWithYouth)}`
  }
}

/** What is right instead of an entry, or null for one that stands as it was recorded. */
export function lastCorrection(
  id: string,
  history: History,
  context: TimelineContext,
): { readonly text: string; readonly isDayWrong: boolean } | null {
  const last = history.filter(isKind('corrected')).findLast(({ body }) => body.corrects === id)
  if (last === undefined) return null
  const { t, language } = context.wording
  const { change } = last.body
  const right = rightText(change, context)
  return {
    text: t.hr.timeline.correctedTo(formatDate(recordedOn(last, context), language), right),
    isDayWrong: change.kind === 'hired-on' || change.kind === 'moved' || change.kind === 'withdrawn',
  }
}

function correctedLater(event: LedgerEvent, history: History, context: TimelineContext): string[] {
  const { t, language } = context.wording
  return history
    .filter(isKind('corrected'))
    .filter(({ body }) => body.corrects === event.id)
    .map((later) => t.hr.timeline.correctedLater(formatDate(recordedOn(later, context), language)))
}

/** Says who recorded an entry and when. People's own work in the course is recorded as they do it. */
function recorded(event: LedgerEvent, context: TimelineContext): string[] {
  if (event.actor === event.subject) return []
  const { t, language } = context.wording
  return [t.hr.timeline.recorded(formatDate(recordedOn(event, context), language), actorName(event.actor, context))]
}

/** Who published a version, and who had asked. Versions from before a second person could be asked say nothing. */
function agreementSaid(
  { actor, body }: EventOf<'site_published'> | EventOf<'site_defaults_published'>,
  history: History,
  context: TimelineContext,
): string[] {
  if (!('proposal' in body)) return []
  const words = context.wording.t.hr.timeline
  const by = actorName(actor, context)
  const brought =
    'defaults' in body && typeof body.defaults === 'number' ? [words.siteFromOrganization(body.defaults)] : []
  if (body.proposal === null) return [words.siteAlone(by), ...brought]
  return [words.siteAgreed(by), ...askedSaid(body.proposal, history, context), ...brought]
}

/** Who asked for an agreement, and on which day. */
function askedSaid(proposal: string, history: History, context: TimelineContext): string[] {
  const { language, t } = context.wording
  const asked = [
    ...history.filter(isKind('site_change_proposed')),
    ...history.filter(isKind('site_defaults_proposed')),
  ].find(({ body }) => body.proposal === proposal)
  if (asked === undefined) return []
  return [t.hr.timeline.siteAskedOn(actorName(asked.actor, context), formatDate(asked.effectiveOn, language))]
}

function changesSaid(changes: readonly ClauseChange[], words: Messages['hr']['timeline']): string[] {
  return changes.map(({ clause, material, reason }) => words.clauseChanged(clause, material, reason))
}

/** The day on which something was recorded, where that needs saying. */
export function recordedText(at: Instant, timeZone: string, { t, language }: Wording): string {
  return t.hr.personFile.recordedOn(formatDayOf(at, timeZone, language))
}

function recordedOn({ recordedAt }: LedgerEvent, { timeZone }: TimelineContext): CalendarDate {
  return dateAt(recordedAt, timeZone)
}

export function actorName(actor: Actor, { wording, personNames }: TimelineContext): string {
  const words = wording.t.hr.timeline
  return isPerson(actor) ? (personNames.get(actor) ?? words.unknownActor) : words.system
}

function siteLeft({ body, effectiveOn }: EventOf<'separated'>, history: History): SiteId | null {
  const spell = spellsOn(corrected(history), effectiveOn).find((held) => held.id === body.spell)
  return spell === undefined ? null : placeOn(spell, effectiveOn).site
}

export function lessonTitle(id: LessonId, { wording, course }: TimelineContext): string {
  const lesson = course.lessons.find((candidate) => candidate.id === id)
  const { lesson: words } = wording.t.hr.timeline
  return lesson === undefined ? words(id, '') : words(String(lesson.number), lesson.title)
}

/** The contact that a change is about, or the change itself where the history doesn't have its beginning. */
function contactOfChange(change: string, history: History, context: TimelineContext): string {
  const proposed = history.filter(isKind('contact_change_proposed')).find(({ body }) => body.change === change)
  return proposed === undefined ? change : contactName(proposed.body.contact, context)
}

/** Whoever had the number by the details of that version: the role, and never a name. */
function roleChecked(
  { role, place, version }: { readonly role: SiteRole; readonly place: number; readonly version: number },
  history: History,
  { wording: { t, language } }: TimelineContext,
): string {
  const published = history.filter(isKind('site_published')).find(({ body }) => body.version === version)
  const held = published === undefined ? [] : rolesIn(published.body.details)
  const holder = held.find((each) => isRole(each, { role, place }))?.holder
  const words = t.hr.siteRoles.role[role]
  return holder === undefined ? words : `${words}: ${siteText(holder, 'role', language).text}`
}

function contactName(contact: string, { contactNames }: TimelineContext): string {
  return contactNames?.get(contact) ?? contact
}

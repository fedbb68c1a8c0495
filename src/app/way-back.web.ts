import { z } from 'zod'
import type { Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { invitedPage, type NewLinkPage, newLinkPage } from '../identity/invite.page.ts'
import type { Messages } from '../words/messages.ts'
import {
  askForReset,
  askRecovery,
  makeRecoveryCode,
  notAloneUntil,
  openRecovery,
  type Recovery,
  tellAll,
  whoMayAgree,
} from '../identity/recovery.store.ts'
import { ownAddress } from '../identity/own-address.store.ts'
import { findAccount } from '../identity/account.store.ts'
import { factOn, namesOn } from '../ledger/fact.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { recordingOf } from '../people/change.web.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { parseQuery } from '../platform/http/form.web.ts'
import { isStepAskedOf } from '../identity/factors/asked.web.ts'
import { hrefTo } from './href.web.ts'
import { addressWarning, printedLink } from '../identity/printed-link.web.ts'
import type { PartName } from './navigation.web.ts'
import { recordsShell } from './shell.web.ts'
import type { SignedInVisit } from './visit.web.ts'
import { type Language, toLanguage } from '../platform/text/language.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

/** The page of a link says what has just been done. Somebody who was added may have come in meanwhile. */
export const linkQuery = z.strictObject({
  sent: z.enum(['now', 'before']).optional(),
  added: z.enum(['yes', 'card']).optional(),
})

/** Somebody whose account is in use. */
export interface InUse {
  readonly person: PersonId
  readonly name: string
  /** The record that they sign in with. */
  readonly account: PersonId
}

/**
 * The ways in which a person who has a password gets a new one. HR never holds it alone: a link goes to the person's
 * own address, or a recovery code takes a second person if there is one.
 */
type WayBack =
  | { readonly kind: 'mail' }
  | {
      readonly kind: 'ask' | 'wait' | 'make'
      readonly why: WhyNoMail
      /** Whether the person can choose another password themselves, and still shows the second step. */
      readonly mayForget: boolean
      readonly recovery: Recovery | null
      readonly others: readonly PersonId[]
      /** Until this time HR may not go on alone. `null` if someone else can agree. */
      readonly notAloneUntil: Instant | null
    }

type WhyNoMail = keyof Messages['account']['again']['whyNoMail']

async function wayBack(
  db: Database,
  visit: SignedInVisit,
  { person, account }: InUse,
  hasStep: boolean,
): Promise<WayBack> {
  const { deps, now, today, viewer } = visit
  const address = await ownAddress(db, account, today)
  const sendsMail = deps.config.mail !== null
  // A link by mail leaves the second step as it is, and whoever lost theirs doesn't get in with one.
  if (sendsMail && address !== null && !hasStep) return { kind: 'mail' }
  const onRecord = await factOn(db, account, 'email', today)
  const why = !sendsMail ? 'no-server' : hasStep ? 'second-step' : onRecord === null ? 'no-address' : 'unconfirmed'
  const recovery = await openRecovery(db, person, now)
  const others = await whoMayAgree(db, account, recovery?.askedBy ?? viewer.person, today)
  const agreed = recovery !== null && recovery.agreedBy !== null
  const until = agreed || others.length > 0 ? null : await notAloneUntil(db, account, viewer.person, { today, now })
  const mayMake = agreed || (others.length === 0 && until === null)
  const kind = mayMake ? 'make' : recovery === null && until === null ? 'ask' : 'wait'
  const hasPassword = ((await findAccount(db, account))?.passwordHash ?? null) !== null
  const mayForget = why === 'second-step' && hasPassword && address !== null
  return { kind, why, mayForget, recovery, others, notAloneUntil: until }
}

async function hasSecondStep(visit: SignedInVisit, { account }: InUse): Promise<boolean> {
  const grants = (await findAccount(visit.deps.store.db, account))?.grants ?? []
  return isStepAskedOf(visit, { person: account, grants })
}

export async function showWayBack(visit: SignedInVisit, inUse: InUse): Promise<void> {
  const { deps, t } = visit
  const { sent } = parseQuery(visit, linkQuery)
  const words = t.account.again
  const way = await wayBack(deps.store.db, visit, inUse, await hasSecondStep(visit, inUse))
  if (way.kind === 'mail') {
    const done = sent === 'now' ? words.sent : sent === 'before' ? words.sentBefore : null
    const button = sent === undefined ? words.sendButton : null
    return sendLinkPage(visit, { ...inUse, notes: [words.byMail, words.byMailHour], button, done })
  }
  const isAlone = way.kind === 'make' && (way.recovery?.agreedBy ?? null) === null
  const second = isAlone ? [] : [words.takesSecond]
  const forgot = way.mayForget ? [words.forgotAlone] : []
  const buttons = { ask: words.askButton, wait: null, make: words.makeButton }
  // What stands in the way, and who can go on, come before what a code does.
  const agreement = await whoAgrees(visit, way)
  const why = [words.code, words.whyNoMail[way.why], ...forgot, ...second]
  // Once a code was requested, the page says first what it waits for, and only one reason why it takes a code.
  const isAsked = way.kind === 'wait' && way.recovery !== null
  const notes = isAsked ? [...agreement, words.code] : [...why, ...agreement]
  const more = { title: words.whatCodeDoesTitle, notes: words.whatCodeDoes }
  await sendLinkPage(visit, { ...inUse, heading: words.heading(inUse.name), notes, more, button: buttons[way.kind] })
}

async function whoAgrees(visit: SignedInVisit, way: Exclude<WayBack, { kind: 'mail' }>): Promise<string[]> {
  const { deps, language, organization, t, today } = visit
  const words = t.account.again
  const { recovery, others } = way
  if (way.notAloneUntil !== null) {
    return [words.notAlone(formatDayOf(way.notAloneUntil, organization.timeZone, language))]
  }
  const agreedBy = recovery?.agreedBy ?? null
  const people = agreedBy === null ? others : [agreedBy]
  const names = await namesOn(deps.store.db, people, today)
  const listed = people.map((person) => names.get(person) ?? t.hr.people.noName).join(', ')
  if (way.kind === 'make') return [agreedBy === null ? words.nobody : words.agreed(listed), words.whenToMake]
  if (recovery === null) return [words.whoMayAgree(listed)]
  const asked = formatDayOf(recovery.askedAt, organization.timeZone, language)
  return [words.waiting(asked, deps.config.publicUrl + hrefTo('/hr/recoveries')), words.whoMayAgree(listed)]
}

/** The next step on that way. Looked at and written in one transaction: a code takes the agreement that holds now. */
export async function goWayBack(visit: SignedInVisit, inUse: InUse): Promise<void> {
  const { deps, log, now, response, t, today, viewer } = visit
  const { account, name, person } = inUse
  const notice = { mail: deps.config.mail !== null, by: viewer.person, at: now, today }
  const hasStep = await hasSecondStep(visit, inUse)
  const outcome = await deps.store.transaction(async (tx) => {
    const way = await wayBack(tx, visit, inUse, hasStep)
    switch (way.kind) {
      case 'mail':
        return { kind: 'mailed', isNew: await askForReset(tx, account, notice) } as const
      case 'ask':
        await askRecovery(tx, account, viewer.person, now)
        await tellAll(tx, 'recovery-asked', account, way.others, notice)
        return { kind: 'asked' } as const
      case 'wait':
        return { kind: 'asked' } as const
      case 'make': {
        const token = await makeRecoveryCode(tx, account, way.recovery?.agreedBy ?? null, recordingOf(visit))
        return {
          kind: 'made',
          token,
          code: null,
          theirs: toLanguage((await findAccount(tx, account))?.language),
        } as const
      }
    }
  })
  log.info({ by: viewer.person, person, outcome: outcome.kind }, 'a way back into an account')
  if (outcome.kind === 'mailed')
    return response.redirect(
      303,
      hrefTo('/hr/people/:person/link', { person }, { sent: outcome.isNew ? 'now' : 'before' }),
    )
  if (outcome.kind === 'asked') return response.redirect(303, hrefTo('/hr/people/:person/link', { person }))
  const words = t.account.again
  await sendLink(visit, { name, person, heading: words.heading(name), until: words.until, ...outcome })
}

/** A link that was made just now. */
interface MadeLink {
  readonly name: string
  readonly person: PersonId
  readonly heading: string
  readonly until: string
  readonly token: string
  /** The short code, or null for an account in use. */
  readonly code: string | null
  readonly theirs: Language
}

/** The page where it was made, and the list that the page belongs to. */
interface LinkMaker {
  readonly part: PartName
  readonly againHref: string
  readonly back: { readonly href: string; readonly text: string }
  /** The heading on the paper. */
  readonly sheetTitle: string
}

function peopleList({ t }: SignedInVisit, person: PersonId, name: string): LinkMaker {
  const back = { href: hrefTo('/hr/people/:person', { person }), text: t.account.link.record(name) }
  return {
    part: 'people',
    againHref: hrefTo('/hr/people/:person/link', { person }),
    back,
    sheetTitle: t.account.link.sheetTitle,
  }
}

/** The link and the code, on a page that is shown once. */
export async function sendLink(
  visit: SignedInVisit,
  { name, person, heading, until, token, code, theirs }: MadeLink,
  { part, againHref, back, sheetTitle }: LinkMaker = peopleList(visit, person, name),
): Promise<void> {
  const { deps, organization, response, t } = visit
  const page = invitedPage(recordsShell(visit, { title: t.account.link.title, current: part, help: 'invites' }), {
    name,
    heading,
    sheetTitle,
    organization: organization.name,
    warning: await addressWarning(visit),
    ...(await printedLink(deps, { token, code }, theirs)),
    until,
    copyScript: deps.assets.copy.href,
    againHref,
    back,
  })
  response.send(page)
}

export async function sendLinkPage(
  visit: SignedInVisit,
  page: {
    readonly name: string
    readonly person: PersonId
    readonly heading?: string
    readonly notes: readonly string[]
    readonly more?: NewLinkPage['more']
    readonly button: string | null
    readonly done?: string | null
    /** What its form sends. */
    readonly hidden?: readonly HiddenField[]
  },
): Promise<void> {
  const { name, person, notes, more = null, button, done = null, hidden = [] } = page
  const { heading = visit.t.account.link.heading(name) } = page
  const warning = await addressWarning(visit)
  const links = {
    action: hrefTo('/hr/people/:person/link', { person }),
    back: peopleList(visit, person, name).back,
    hidden: [{ name: CSRF_FIELD, value: visit.csrf }, ...hidden],
  }
  visit.response.send(
    newLinkPage(linkShell(visit), { heading, warning, notes, more, names: [], button, done, ...links }),
  )
}

function linkShell(visit: SignedInVisit) {
  return recordsShell(visit, { title: visit.t.account.link.title, current: 'people', help: 'invites' })
}

import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { PersonId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { type Color, toColor } from '../platform/html/color.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { AppError, ERROR_STATUS } from '../platform/http/app-error.ts'
import { param, parseForm, parseQuery, readFields, noFields } from '../platform/http/form.web.ts'
import { FILE_FIELD, uploadOf } from '../platform/http/upload.web.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { type ChangedFields, changedFields } from '../trail/changed.ts'
import { noteSetting } from '../trail/setting.web.ts'
import type { Messages } from '../words/messages.ts'
import { OWN_ACCENT } from './accent.ts'
import type { Brand } from './brand.ts'
import { previewCss } from './brand.page.ts'
import { beganAsOurs, findLogo, FIRST_LOOK, looks, setAccent, setLogo, takeLookAgain } from './brand.store.ts'
import { brandingPage, type EarlierLook, type SavedBranding } from './branding.page.ts'
import { checkedLogo } from './logo.job.ts'

const savedQuery = z.strictObject({ saved: z.enum(['logo', 'removed', 'color', 'own', 'again']).optional() })

export async function showBranding(visit: SignedInVisit): Promise<void> {
  const { saved } = parseQuery(visit, savedQuery)
  await send(visit, { saved: saved ?? null })
}

/** A color as typed, with or without its number sign, or nothing. */
const codeOf = (t: Messages) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || toColor(text) !== null, t.hr.branding.color.codeWrong)

/** Our own green is no accent: its tones for the dark are chosen, and not computed. */
function accentIn(text: string): Color | null {
  const accent = toColor(text)
  return accent === OWN_ACCENT ? null : accent
}

/** Both fields say a color. The one that was changed is meant, and the typed one where both were. */
const triedColor = (t: Messages) =>
  z
    .strictObject({ code: codeOf(t), picked: z.string().max(7), shown: z.string().max(7) })
    .transform(({ code, picked, shown }) => {
      const isPicked = code === shown && picked !== (shown === '' ? OWN_ACCENT : shown)
      return accentIn(isPicked ? picked : code)
    })

/** Shows the page with a color that isn't saved yet. */
export async function previewColor(visit: SignedInVisit): Promise<void> {
  const result = readFields(visit.request.query, triedColor(visit.t))
  await send(visit, result.ok ? { tried: result.data } : { form: result.form, status: 422 })
}

/** The stylesheet of the preview: the color on both grounds, whatever the reader's own is. */
export function sendPreviewSheet(visit: SignedInVisit): void {
  const accent = toColor(param(visit, 'color'))
  if (accent === null) throw new AppError('not-found', 'There is no such color.')
  visit.response.type('css').send(previewCss(accentIn(accent), visit.organization.brand.logo))
}

const accentForm = z.strictObject({ accent: z.string().refine((text) => text === '' || toColor(text) !== null) })

export async function saveColor(visit: SignedInVisit): Promise<void> {
  const accent = accentIn(parseForm(visit, accentForm).accent)
  await changing(visit, async (tx, change) => {
    const { before } = await setAccent(tx, accent, change)
    return changedFields({ accent: before.accent }, { accent })
  })
  visit.response.redirect(303, pageSaying(accent === null ? 'own' : 'color'))
}

const logoForm = z.strictObject({ remove: z.literal('yes').optional() })

/** Takes a logo, or takes it away. What was sent in isn't kept: only what the server drew from it. */
export async function saveLogo(visit: SignedInVisit): Promise<void> {
  const { log, response, t } = visit
  const { problems } = t.hr.branding.logo
  const { remove } = parseForm(visit, logoForm)
  const upload = uploadOf(visit)
  const refuse = (problem: string, status = 422) =>
    send(visit, { form: { values: {}, problems: { [FILE_FIELD]: problem } }, status })
  if (remove === undefined && upload === null) return refuse(problems.none)
  const checked = remove === 'yes' || upload === null ? null : await checkedLogo(upload.bytes)
  if (checked?.ok === false) {
    if (checked.problem !== 'unreadable') return refuse(problems[checked.problem])
    log.error({ err: checked.error }, 'logo not read')
    return refuse(problems.unreadable, ERROR_STATUS.unavailable)
  }
  const logo = checked?.logo ?? null
  await changing(visit, async (tx, change) => {
    const { before } = await setLogo(tx, logo, change)
    return changedFields({ logo: before.logo?.hash ?? null }, { logo: logo?.hash ?? null })
  })
  response.redirect(303, pageSaying(logo === null ? 'removed' : 'logo'))
}

/** Takes the logo and the color of an earlier day again. */
export async function takeAgain(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const version = versionIn(visit)
  await changing(visit, async (tx, change) => {
    const changed = await takeLookAgain(tx, version, change)
    if (changed === null) throw noSuchLook()
    return changedFields(settingsOf(changed.before), settingsOf(changed.after))
  })
  visit.response.redirect(303, pageSaying('again'))
}

/** The logo of an earlier look, for this page alone: its public address leads nowhere. */
export async function sendEarlierLogo(visit: SignedInVisit): Promise<void> {
  const { db } = visit.deps.store
  const version = versionIn(visit)
  const look = (await looks(db)).find((each) => each.version === version)
  const logo = await findLogo(db, look?.logo ?? null)
  if (logo === null) throw noSuchLook()
  visit.response.type('png').send(Buffer.from(logo.png))
}

function versionIn(visit: SignedInVisit): number {
  const version = param(visit, 'look')
  if (!/^(0|[1-9]\d{0,8})$/.test(version)) throw noSuchLook()
  return Number(version)
}

function noSuchLook(): AppError {
  return new AppError('not-found', 'There is no such look.')
}

function settingsOf({ accent, logo }: Brand) {
  return { accent, logo: logo?.hash ?? null }
}

/** Makes a change and notes it in one transaction. */
async function changing(
  visit: SignedInVisit,
  work: (tx: Tx, change: { readonly by: PersonId; readonly at: Instant }) => Promise<ChangedFields>,
): Promise<void> {
  const { deps, log, now, viewer } = visit
  await deps.store.transaction(async (tx) => {
    const changed = await work(tx, { by: viewer.person, at: now })
    await noteSetting(visit, tx, { changed })
  })
  log.info({ by: viewer.person }, 'branding changed')
}

function pageSaying(saved: SavedBranding): string {
  return hrefTo('/hr/organization/branding', {}, { saved })
}

interface Sent {
  readonly form?: FormState
  readonly tried?: Color | null
  readonly saved?: SavedBranding | null
  readonly status?: number
}

async function send(
  visit: SignedInVisit,
  { form = EMPTY_FORM, tried, saved = null, status = 200 }: Sent,
): Promise<void> {
  const { csrf, organization, response, t } = visit
  const { brand } = organization
  const shell = recordsShell(visit, { title: t.hr.branding.title, current: 'organization', help: 'branding' })
  const accent = (tried === undefined ? brand.accent : tried) ?? OWN_ACCENT
  const previewSheet = hrefTo('/hr/organization/branding/colors/:color', { color: accent.slice(1) })
  const links = {
    page: hrefTo('/hr/organization/branding'),
    preview: hrefTo('/hr/organization/branding/preview'),
    color: hrefTo('/hr/organization/branding'),
    logo: hrefTo('/hr/organization/branding/logo'),
  }
  const back = { text: t.hr.organization.title, href: hrefTo('/hr/organization') }
  const page = brandingPage(
    { ...shell, back, moreStyles: [...shell.moreStyles, previewSheet] },
    { brand, earlier: await earlierLooks(visit), tried, form, saved, links, csrf },
  )
  response.status(status).send(page)
}

/** Every look but the one in use, with the days on which it was. */
async function earlierLooks({ deps, organization, t, today }: SignedInVisit): Promise<EarlierLook[]> {
  const all = await looks(deps.store.db)
  const people = all.flatMap(({ by }) => (by === null ? [] : [by]))
  const names = await namesOn(deps.store.db, [...new Set(people)], today)
  const dayOf = (at: Instant) => dateAt(at, organization.timeZone)
  const kept = all.slice(1).map(({ accent, at, by, logo, version }, place) => ({
    accent,
    logo:
      logo === null
        ? null
        : { ...logo, href: hrefTo('/hr/organization/branding/looks/:look/logo.png', { look: String(version) }) },
    from: dayOf(at),
    // The look after it is the one before it in the list.
    to: dayOf(all[place]?.at ?? at),
    by: by === null ? null : (names.get(by) ?? t.hr.people.noName),
    again: againHref(version),
  }))
  const firstChange = all.at(-1)
  if (firstChange === undefined || !beganAsOurs(all)) return kept
  const first = { accent: null, logo: null, from: null, to: dayOf(firstChange.at), by: null }
  return [...kept, { ...first, again: againHref(FIRST_LOOK) }]
}

function againHref(version: number): string {
  return hrefTo('/hr/organization/branding/looks/:look', { look: String(version) })
}

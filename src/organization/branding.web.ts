import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { type Color, toColor } from '../platform/html/color.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { AppError } from '../platform/http/app-error.ts'
import { param, parseForm, parseQuery, readFields } from '../platform/http/form.web.ts'
import { FILE_FIELD, uploadOf } from '../platform/http/upload.web.ts'
import { changedFields } from '../trail/changed.ts'
import { noteSetting } from '../trail/setting.web.ts'
import type { Messages } from '../words/messages.ts'
import { OWN_ACCENT } from './accent.ts'
import { previewCss } from './brand.page.ts'
import { setAccent, setLogo } from './brand.store.ts'
import { brandingPage, type SavedBranding } from './branding.page.ts'
import { checkedLogo } from './logo.job.ts'

const savedQuery = z.strictObject({ saved: z.enum(['logo', 'removed', 'color', 'own']).optional() })

export function showBranding(visit: SignedInVisit): void {
  const { saved } = parseQuery(visit, savedQuery)
  send(visit, { saved: saved ?? null })
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
export function previewColor(visit: SignedInVisit): void {
  const result = readFields(visit.request.query, triedColor(visit.t))
  if (result.ok) send(visit, { tried: result.data })
  else send(visit, { form: result.form, status: 422 })
}

/** The stylesheet of the preview: the color on both grounds, whatever the reader's own is. */
export function sendPreviewSheet(visit: SignedInVisit): void {
  const accent = toColor(param(visit, 'color'))
  if (accent === null) throw new AppError('not-found', 'There is no such color.')
  visit.response.type('css').send(previewCss(accentIn(accent), visit.organization.brand.logo))
}

const accentForm = z.strictObject({ accent: z.string().refine((text) => text === '' || toColor(text) !== null) })

export async function saveColor(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, organization, response, viewer } = visit
  const accent = accentIn(parseForm(visit, accentForm).accent)
  await deps.store.transaction(async (tx) => {
    await setAccent(tx, accent, now)
    await noteSetting(visit, tx, { changed: changedFields({ accent: organization.brand.accent }, { accent }) })
  })
  log.info({ by: viewer.person }, 'branding changed')
  response.redirect(303, pageSaying(accent === null ? 'own' : 'color'))
}

const logoForm = z.strictObject({ remove: z.literal('yes').optional() })

/** Takes a logo, or takes it away. What was sent in isn't kept: only what the server drew from it. */
export async function saveLogo(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, organization, response, t, viewer } = visit
  const { problems } = t.hr.branding.logo
  const { remove } = parseForm(visit, logoForm)
  const upload = uploadOf(visit)
  const refuse = (problem: string) =>
    send(visit, { form: { values: {}, problems: { [FILE_FIELD]: problem } }, status: 422 })
  if (remove === undefined && upload === null) return refuse(problems.none)
  const checked = remove === 'yes' || upload === null ? null : await checkedLogo(upload.bytes)
  if (checked?.ok === false) return refuse(problems[checked.problem])
  const logo = checked?.logo ?? null
  await deps.store.transaction(async (tx) => {
    await setLogo(tx, logo, now)
    const before = { logo: organization.brand.logo?.hash ?? null }
    await noteSetting(visit, tx, { changed: changedFields(before, { logo: logo?.hash ?? null }) })
  })
  log.info({ by: viewer.person }, 'branding changed')
  response.redirect(303, pageSaying(logo === null ? 'removed' : 'logo'))
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

function send(visit: SignedInVisit, { form = EMPTY_FORM, tried, saved = null, status = 200 }: Sent): void {
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
  response
    .status(status)
    .send(
      brandingPage(
        { ...shell, back, moreStyles: [...shell.moreStyles, previewSheet] },
        { brand, tried, form, saved, links, csrf },
      ),
    )
}

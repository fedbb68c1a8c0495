import QRCode from 'qrcode'
import { AppError } from '../platform/http/app-error.ts'
import { dateAt } from '../platform/time/calendar.ts'
import { type CardPrintInput, cardPrintPage, isSamePaper } from './print.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { findSite, publications, publishedDetails, type Site } from '../site/site.store.ts'
import { shownSiteId, stateOf } from '../learning/learner.web.ts'
import { besideName, shownLogo } from '../app/brand.web.ts'
import { cardPath, hrefTo, webLinks } from '../app/href.web.ts'
import { courseShell, recordsShell } from '../app/shell.web.ts'
import { siteOfPath } from '../site/site.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Language } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import { type Config, isLoopback } from '../platform/config.ts'

/** The learner's own site, as on the pages of the course. */
export async function showCardPrint(visit: SignedInVisit): Promise<void> {
  const { deps, t } = visit
  const id = await shownSiteId(await stateOf(visit), deps.store.db)
  const site = id === null ? null : await findSite(deps.store.db, id)
  if (site === null) throw new AppError('not-found', 'The person works at no site.')
  const live = await liveOf(visit, site)
  const shell = courseShell(visit, { title: '', width: 'learn', site: live?.details ?? null })
  await sendCardPrint(visit, shell, { ...site, live }, { text: t.card.printing.back, href: webLinks.contacts() })
}

export async function showSiteCard(visit: SignedInVisit): Promise<void> {
  const site = await siteOfPath(visit)
  const shell = recordsShell(visit, { title: '', current: 'sites' })
  const back = { text: visit.t.card.printing.backToSite, href: hrefTo('/hr/sites/:site', { site: site.id }) }
  await sendCardPrint(visit, shell, { ...site, live: await liveOf(visit, site) }, back)
}

async function liveOf({ deps, organization }: SignedInVisit, site: Site): Promise<CardPrintInput['site']['live']> {
  const live = await publishedDetails(deps.store.db, site.id)
  return live === null ? null : { details: live.body.details, on: dateAt(live.recordedAt, organization.timeZone) }
}

/** Whether the last version changed what's printed. Before the first one, paper had nothing of the site's own. */
export async function isNewOnPaper({ deps, today }: SignedInVisit, { id }: Site): Promise<boolean> {
  const [before, live] = (await publications(deps.store.db, id)).slice(-2)
  if (before === undefined || live === undefined) return false
  const { en, es } = deps.contents
  const contacts = { en: en.contacts, es: es.contacts }
  return !isSamePaper(contacts, before.body.details, live.body.details, today)
}

async function sendCardPrint(
  visit: SignedInVisit,
  shell: Shell,
  { name, slug, live }: Site & CardPrintInput['site'],
  back: CardPrintInput['back'],
): Promise<void> {
  const withCode = async (language: Language) => {
    const found = cardAddress(visit.deps.config, slug, language)
    // The library draws squares from the text, and the markup holds none of the text.
    return { ...found, qrHtml: (await QRCode.toString(found.address, { type: 'svg', margin: 0 })) as SafeHtml }
  }
  const addresses = { en: await withCode('en'), es: await withCode('es') }
  const { en, es } = visit.deps.contents
  const input: CardPrintInput = {
    site: { name, live },
    contacts: { en: en.contacts, es: es.contacts },
    addresses,
    isLoopback: addresses.en.isLoopback,
    back,
    logo: besideName(shownLogo(visit.organization)),
  }
  visit.response.send(cardPrintPage({ ...shell, pageScript: visit.deps.assets.copy.href }, input))
}

/** The whole address of a public card, as on paper, and whether it leads nowhere on a phone. */
export function cardAddress(
  { publicUrl }: Config,
  slug: string,
  language: Language,
): { readonly address: string; readonly isLoopback: boolean } {
  return { address: publicUrl + cardPath(slug, language), isLoopback: isLoopback(publicUrl) }
}

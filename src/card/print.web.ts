import QRCode from 'qrcode'
import { AppError } from '../platform/http/app-error.ts'
import { noFields, parseForm } from '../platform/http/form.web.ts'
import { linesOnPaper, type OldPaper, replacedView } from './old-paper.page.ts'
import { type CardPrintInput, cardPrintPage, isSamePaper } from './print.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { latest } from '../platform/time/calendar.ts'
import { reachOf } from '../identity/access.ts'
import { releasesHere } from '../contacts/release.web.ts'
import { isSameOnPaper, numbersShown, type ShownNumber } from '../contacts/shown-number.ts'
import { corrected } from '../ledger/history.ts'
import { historiesOf, historyOf } from '../ledger/ledger.store.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import { policyOf, recordingOf } from '../people/change.web.ts'
import { detailsNow, type DetailsNow, siteOnRecord } from '../site/roles/drift.store.ts'
import { changedOn, shownBy } from '../site/roles/shown.ts'
import { findSite, publications, type Site } from '../site/site.store.ts'
import { shownSiteId, stateOf } from '../learning/learner.web.ts'
import { besideName, shownLogo } from '../app/brand.web.ts'
import { cardPath, hrefTo, webLinks } from '../app/href.web.ts'
import { courseShell, recordsShell } from '../app/shell.web.ts'
import { siteWithin } from '../site/site.web.ts'
import { recordAbout } from '../trail/record-about.store.ts'
import { isPaperOld, lastReplaced } from './replaced.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Language } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import { type Config, isLoopback } from '../platform/config.ts'

/** The learner's own site, as on the pages of the course. */
export async function showCardPrint(visit: SignedInVisit): Promise<void> {
  const { deps, t } = visit
  const id = await shownSiteId(visit, await stateOf(visit))
  const site = id === null ? null : await findSite(deps.store.db, id)
  if (site === null) throw new AppError('not-found', 'The person works at no site.')
  const live = await liveOf(visit, site)
  const shell = courseShell(visit, { title: '', width: 'learn', site: live?.details ?? null })
  await sendCardPrint(visit, shell, { ...site, live }, { text: t.card.printing.back, href: webLinks.contacts() })
}

/** For whoever looks after the site's details or its people, with a way to say that old paper was replaced. */
export async function showSiteCard(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, t, viewer } = visit
  const site = await siteWithin(visit, 'print-cards')
  const mayEdit = reachOf(viewer, 'edit-site') !== null
  const shell = recordsShell(visit, { title: '', current: mayEdit ? 'sites' : 'home' })
  const back = mayEdit
    ? { text: t.card.printing.backToSite, href: hrefTo('/hr/sites/:site', { site: site.id }) }
    : { text: t.hr.home.heading, href: hrefTo('/hr') }
  const history = corrected(await historyOf(deps.store.db, site.id))
  const isOld = (await sitesWithOldPaper(visit, [site])).length > 0
  const action = hrefTo('/hr/sites/:site/card', { site: site.id })
  const replaced = replacedView({ isOld, last: lastReplaced(history), action, csrf }, shell)
  await sendCardPrint(visit, shell, { ...site, live: await liveOf(visit, site) }, back, replaced)
}

/** Old cards and posters of the site were replaced. Sent again, it's on record once. */
export async function confirmReplaced(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, viewer } = visit
  const site = await siteWithin(visit, 'print-cards')
  parseForm(visit, noFields)
  if ((await sitesWithOldPaper(visit, [site])).length > 0) {
    const about = { kind: 'paper_replaced', body: { v: 1 } } as const
    await deps.store.transaction((tx) => recordAbout(tx, site.id, about, recordingOf(visit)))
    log.info({ by: viewer.person, site: site.id }, 'paper replaced')
  }
  response.redirect(303, hrefTo('/hr/sites/:site/card', { site: site.id }))
}

/** Those of the sites whose cards and posters changed since somebody last confirmed that old ones were replaced. */
export async function sitesWithOldPaper<Of extends Site>(visit: SignedInVisit, sites: readonly Of[]): Promise<Of[]> {
  const { deps, today } = visit
  const { db } = deps.store
  const histories = await historiesOf(
    db,
    sites.map(({ id }) => id),
    ['site_published', 'paper_replaced', 'corrected'],
  )
  const lines = await linesShown(visit)
  const isAlike = alikeOnPaper(visit)
  return sites.filter(({ id }) => {
    const site = corrected(histories.get(id) ?? [])
    return isPaperOld({ site, lines, today, isAlike })
  })
}

/** The numbers of shared lines that the organization or a release ever changed, of those on paper. */
async function linesShown(visit: SignedInVisit): Promise<ShownNumber[]> {
  const { deps } = visit
  const { language, contacts: released } = deps.released.en
  const history = await historyOf(deps.store.db, policyOf(visit))
  const { releases } = await releasesHere(visit, history, language)
  const printed = [...releases, { contacts: released }].flatMap(({ contacts }) => linesOnPaper(contacts))
  const onPaper = new Set(printed.map(({ id }) => id))
  const ofPaper = releases.map(({ began, contacts }) => {
    return { began, contacts: contacts.filter(({ id }) => onPaper.has(id)) }
  })
  return numbersShown(history, ofPaper, language, isSameOnPaper)
}

function alikeOnPaper({ deps, today }: SignedInVisit) {
  const { en, es } = deps.contents
  const contacts = { en: en.contacts, es: es.contacts }
  return (one: SiteDetails, other: SiteDetails) => isSamePaper(contacts, one, other, today)
}

async function liveOf(visit: SignedInVisit, site: Site): Promise<CardPrintInput['site']['live']> {
  const { deps, today } = visit
  const live = await detailsNow(deps.store.db, site.id, today)
  return live === null ? null : { details: live.details, on: today, old: await oldPaper(visit, site, live) }
}

/** Which cards and posters are out of date. Their own date tells: nobody keeps track of printing. It says nothing of why. */
export async function oldPaper(
  visit: SignedInVisit,
  { id }: Pick<Site, 'id'>,
  { details, published }: Pick<DetailsNow, 'details' | 'published'>,
): Promise<OldPaper | null> {
  const { deps, organization, today } = visit
  const { db } = deps.store
  const isAlike = alikeOnPaper(visit)
  const shown = shownBy(today, await siteOnRecord(db, id, organization.timeZone))
  const ofLines = await linesShown(visit)
  const changes = [changedOn(shown, isAlike), ...ofLines.flatMap(({ from, gone }) => [from, gone?.on ?? null])]
  const before = latest(changes.filter((day) => day !== null))
  return before === null ? null : { before, lacksSomebody: !isAlike(published.body.details, details) }
}

/** Whether the last version in effect changed what's printed. Before the first one, paper had nothing of the site's own. */
export async function isNewOnPaper(visit: SignedInVisit, { id }: Site): Promise<boolean> {
  const { deps, today } = visit
  const versions = await publications(deps.store.db, id)
  const [before, live] = versions.filter(({ effectiveOn }) => effectiveOn <= today).slice(-2)
  if (before === undefined || live === undefined) return false
  return !alikeOnPaper(visit)(before.body.details, live.body.details)
}

async function sendCardPrint(
  visit: SignedInVisit,
  shell: Shell,
  { name, slug, live }: Site & CardPrintInput['site'],
  back: CardPrintInput['back'],
  replaced: CardPrintInput['replaced'] = null,
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
    replaced,
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

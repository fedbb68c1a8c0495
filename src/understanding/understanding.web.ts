import { z } from 'zod'
import { finalItems } from '../course/draw.ts'
import { type Place, SMALLER_SITES, Understanding, type UnderstandingFilter } from './understanding.ts'
import { AppError } from '../platform/http/app-error.ts'
import { type ListedSite, placeName, stepsInOrder, understandingPage } from './understanding.page.ts'
import { stepBars } from './chart.page.ts'
import { barsSvg } from '../reports/charts/svg.page.ts'
import { chartSource, sendChart } from '../reports/charts/chart.web.ts'
import { languageName } from '../platform/text/format.ts'
import { understandingCsv } from './csv.page.ts'
import { understandingItemPage } from './item.page.ts'
import { firstChecks, toldAnswers, toldBands } from './answer-count.store.ts'
import { versionsInUse } from '../course/edition.store.ts'
import { allSites } from '../site/site.store.ts'
import { param, parseQuery } from '../platform/http/form.web.ts'
import { hrefTo, webLinks } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { startDownload } from '../trail/download.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Messages } from '../words/messages.ts'

const filterQuery = z.strictObject({ place: z.string().default(''), language: z.string().default('') })

export async function showUnderstanding(visit: SignedInVisit): Promise<void> {
  const { content, deps, response, t } = visit
  const query = parseQuery(visit, filterQuery)
  const sites = await allSites(deps.store.db)
  const people = (await firstChecks(deps.store.db)).reduce((total, row) => total + row.people, 0)
  const shell = recordsShell(visit, { title: t.hr.understanding.title, current: 'understanding' })
  const page = understandingPage(
    { ...shell, pageScript: deps.assets.chart.href },
    {
      course: content.course,
      understanding: await understandingOf(visit),
      filter: filterOf(query, sites),
      sites,
      people,
      links: {
        self: hrefTo('/hr/understanding'),
        download: hrefTo('/hr/understanding.csv'),
        passMark: hrefTo('/hr/pass-mark'),
        chart: { href: chartHref(query), name: chartName(visit) },
        item: (question) => hrefTo('/hr/understanding/questions/:question', { question }),
        lesson: webLinks.lesson,
      },
    },
  )
  response.send(page)
}

/** The chart of the page, under the same choice, as a file that stands alone. */
export async function downloadUnderstandingChart(visit: SignedInVisit): Promise<void> {
  const { content, deps, t } = visit
  const query = parseQuery(visit, filterQuery)
  const sites = await allSites(deps.store.db)
  const filter = filterOf(query, sites)
  const steps = stepsInOrder((await understandingOf(visit)).steps(filter))
  const view = stepBars(steps, content.course, { href: chartHref(query), name: chartName(visit) }, t)
  const chosen = [
    filter.place === null ? '' : nameInSentence(filter.place, sites, t),
    filter.language === null ? '' : languageName(filter.language, visit.language),
  ].filter((name) => name !== '')
  const subtitle = chosen.length === 0 ? '' : t.hr.charts.filters(chosen.join('; '))
  const about = { kicker: t.hr.understanding.title, subtitle, source: chartSource(visit) }
  await sendChart(visit, chartName(visit), barsSvg(view, about), {
    ...(query.place === '' ? {} : { place: query.place }),
    ...(query.language === '' ? {} : { language: query.language }),
  })
}

/** The name of a site stays as it is. Ours begins small after a colon. */
function nameInSentence(place: Place, sites: Parameters<typeof placeName>[1], t: Messages): string {
  const name = placeName(place, sites, t)
  return place === SMALLER_SITES ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

function chartHref(query: z.infer<typeof filterQuery>): string {
  return `${hrefTo('/hr/understanding/chart')}?${new URLSearchParams(query)}`
}

function chartName({ today }: SignedInVisit): string {
  return `understanding_${today}`
}

export async function showUnderstandingItem(visit: SignedInVisit): Promise<void> {
  const { content, deps, response, t } = visit
  const id = param(visit, 'question')
  const item = finalItems(content.course).find((candidate) => candidate.id === id)
  if (item === undefined) throw new AppError('not-found', 'The final check has no such question.')
  const title = t.hr.understanding.item.title(item.id)
  const page = understandingItemPage(recordsShell(visit, { title, current: 'understanding' }), {
    course: content.course,
    item,
    understanding: await understandingOf(visit),
    sites: await allSites(deps.store.db),
    links: { back: hrefTo('/hr/understanding'), lesson: webLinks.lesson },
  })
  response.send(page)
}

/** Downloads the text of the pages and no more: what they hold back is held back here. */
export async function downloadUnderstanding(visit: SignedInVisit): Promise<void> {
  const { content, deps, log, response, today, viewer } = visit
  const { db } = deps.store
  const told = await toldAnswers(db)
  const file = understandingCsv(told, versionsInUse(deps.contents), finalItems(content.course), await allSites(db))
  await startDownload(visit, { name: `understanding-${today}.csv`, about: null })
  log.info({ by: viewer.person }, 'figures of answers downloaded')
  response.type('text/csv; charset=utf-8').send(file)
}

async function understandingOf({ content, deps }: SignedInVisit): Promise<Understanding> {
  const { db } = deps.store
  return new Understanding(content.course, versionsInUse(deps.contents), await toldAnswers(db), await toldBands(db))
}

/** Throws bad-request for a site that is not there. */
function filterOf({ place, language }: z.infer<typeof filterQuery>, sites: readonly ListedSite[]): UnderstandingFilter {
  const chosen = place === SMALLER_SITES ? SMALLER_SITES : (sites.find(({ slug }) => slug === place)?.id ?? null)
  if (place !== '' && chosen === null) throw new AppError('bad-request', 'There is no such site.')
  return { place: chosen, language: language === '' ? null : language }
}

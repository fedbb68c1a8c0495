import { calendarDate } from '../../src/platform/time/calendar.ts'
import { noCounts, type StatusCounts } from '../../src/requirements/compliance.ts'
import type { SiteId } from '../../src/ledger/event.ts'
import { DEFAULT_QUERY } from '../../src/reports/query.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import type { OverviewInput } from '../../src/reports/overview/chart.page.ts'
import type { ReportInput } from '../../src/reports/frame.page.ts'
import { EVERYONE } from '../../src/ledger/scope.ts'
import type { Shell } from '../../src/platform/html/shell.page.ts'
import { reportHref } from '../../src/reports/query.web.ts'
import { content } from './content.ts'

export const NORTH: SiteId = 'site:north'
export const SOUTH: SiteId = 'site:south'

/** A shell with nothing around the page. */
export const bareShell: Shell = {
  language: 'en',
  title: 'A report',
  width: 'hr',
  stylesheet: '/styles.css',
  moreStyles: [],
  fonts: [],
  exitScript: '/exit.js',
  pageScript: null,
  refresh: null,
  t: MESSAGES.en,
  brand: { name: 'Harbor Street Youth Services', subtitle: '', href: '/', logo: null },
  nav: [],
  otherLanguage: null,
  signOut: null,
  ending: null,
  leaveHref: '/leave',
  reminder: null,
  notice: [],
  help: null,
  back: null,
  search: null,
  keys: null,
  formDraft: null,
  places: [],
  support: null,
  alikeLines: [],
  footer: { note: [], links: [] },
}

/** Today's report for HR, with two sites, and addresses as on the web. */
export function reportInput(change: Partial<ReportInput> = {}): ReportInput {
  const on = calendarDate('2026-11-24')
  const sites = [
    { id: NORTH, slug: 'north-house', name: 'North House' },
    { id: SOUTH, slug: 'south-house', name: 'South House' },
  ]
  return {
    wording: { t: MESSAGES.en, language: 'en', topics: content.course.topics },
    page: 'overview',
    query: DEFAULT_QUERY,
    on,
    today: on,
    madeAt: '10:00 AM',
    names: {
      scope: EVERYONE,
      sites,
      offered: sites,
      departments: ['Residential'],
      positions: ['Youth worker'],
      supervisors: [{ person: 'person:cleo', name: 'Cleo Marsh' }],
      policyVersions: ['1.0'],
      languages: ['en', 'es'],
    },
    links: {
      here: (query) => reportHref('/here', query),
      page: (page, query) => reportHref(`/${page}`, query),
      site: (site, query) => reportHref(`/sites/${site.slice('site:'.length)}`, query),
      person: (person) => `/people/${person.slice('person:'.length)}`,
      statuses: '/statuses',
      chart: (chart, query) => reportHref(`/charts/${chart}`, query),
      differences: (query) => reportHref('/differences', query),

      files: (page) => `/files/${page}`,
      saveView: (page) => `/save/${page}`,
      views: '/views',
    },
    ...change,
  }
}

export function countsOf(counts: Partial<StatusCounts>): StatusCounts {
  return { ...noCounts(), ...counts }
}

/** The figures of the example organization. */
export function overviewInput(change: Partial<OverviewInput> = {}): OverviewInput {
  const counts = countsOf({
    'up-to-date': 76,
    'update-due': 3,
    overdue: 5,
    'needs-help': 2,
    expired: 1,
    'in-progress': 6,
    'not-started': 4,
    'cannot-say': 1,
    'on-leave': 3,
    exempt: 2,
    separated: 9,
  })
  const half = countsOf({ 'up-to-date': 24, overdue: 2, 'not-started': 2 })
  return {
    ...reportInput(),
    counts,
    bySite: [
      { site: NORTH, slug: 'north-house', name: 'North House', counts: half },
      { site: SOUTH, slug: 'south-house', name: 'South House', counts },
    ],
    byDepartment: [{ department: 'Residential', counts }],
    overTime: MONTHS.map(([on, up, need]) => ({
      on: calendarDate(on),
      counts: countsOf({ 'up-to-date': up, overdue: need, 'not-started': 4 }),
    })),
    ahead: [
      { fromDays: 0, toDays: 30, from: calendarDate('2026-11-24'), to: calendarDate('2026-12-24'), people: 9 },
      { fromDays: 31, toDays: 60, from: calendarDate('2026-12-25'), to: calendarDate('2027-01-23'), people: 6 },
      { fromDays: 61, toDays: 90, from: calendarDate('2027-01-24'), to: calendarDate('2027-02-22'), people: 0 },
    ],
    overdue: [
      { fromDays: 1, toDays: 30, from: calendarDate('2026-10-25'), to: calendarDate('2026-11-23'), people: 4 },
      { fromDays: 31, toDays: 60, from: calendarDate('2026-09-25'), to: calendarDate('2026-10-24'), people: 1 },
      { fromDays: 61, toDays: 90, from: calendarDate('2026-08-26'), to: calendarDate('2026-09-24'), people: 0 },
      { fromDays: 91, toDays: null, from: null, to: calendarDate('2026-08-25'), people: 0 },
    ],
    ...change,
  }
}

const MONTHS = [
  ['2025-11-30', 52, 20],
  ['2025-12-31', 52, 19],
  ['2026-01-31', 54, 19],
  ['2026-02-28', 58, 16],
  ['2026-03-31', 60, 16],
  ['2026-04-30', 64, 13],
  ['2026-05-31', 67, 12],
  ['2026-06-30', 66, 13],
  ['2026-07-31', 64, 14],
  ['2026-08-31', 64, 16],
  ['2026-09-30', 69, 13],
  ['2026-10-31', 74, 10],
  ['2026-11-24', 79, 8],
] as const

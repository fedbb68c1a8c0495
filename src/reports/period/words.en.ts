import type { Preset } from '../preset.ts'
import type { Change, PeriodRow } from './period.ts'

/** The numbers of a period that no status names. */
type OwnRow = Exclude<
  PeriodRow,
  'start' | 'end' | 'counted' | 'overdue' | 'expired' | 'needs-help' | 'waiting-for-site' | 'have-time' | 'cannot-say'
>

const rows: Record<OwnRow | Change, string> = {
  stayed: 'In scope at the start and at the end',
  came: 'Added',
  hired: 'Hired',
  'recorded-later': 'Already here, recorded later',
  'moved-in': 'Moved here from another part of the organization',
  'back-from-leave': 'Back from leave',
  'exemption-ended': 'No longer exempt',
  assigned: 'Already on staff, now in scope',
  went: 'No longer in scope',
  left: 'Left',
  'moved-out': 'Moved to another part of the organization',
  'began-leave': 'On leave',
  exempted: 'Exempt',
  'no-longer-required': 'Still on staff, not in scope anymore',
  merged: 'Record merged into another one',
  finished: 'Finished in this period',
  'on-time': 'On time',
  late: 'Late',
}

const presets: Record<Preset, string> = {
  'last-month': 'Last month',
  'last-quarter': 'Last quarter',
  'this-year': 'This year',
  'last-12-months': 'Last 12 months',
}

/** What happened between two days. */
export const period = {
  title: 'Changes over a period',
  lead: 'Who was in scope at the start and at the end, what changed in between, and who finished. Numbers above zero link to the people behind them.',
  days: (from: string, to: string) => `${from} to ${to}`,
  shows: {
    corrected: 'With everything on record now, including what was recorded or corrected later.',
    reported: (before: string, to: string) =>
      `The start is as reported on ${before}, and the rest as reported on ${to}. Anything recorded or corrected after that is left out.`,
  },
  ownToday: 'Anyone who has moved to another site or team since then isn’t included.',
  first: 'First day',
  last: 'Last day',
  presets,
  presetsOf: 'Common periods',
  wrongOrder: 'The last day is before the first day. Change one of these dates.',
  ahead: 'The first day is in the future. Choose an earlier day.',
  sum: 'Who was in scope',
  inScopeOn: (date: string) => `In scope on ${date}`,
  between:
    'Anyone who joined and left between these two days isn’t in this total. If they finished, they’re counted below.',
  finished: 'Who finished',
  finishedNote:
    'Anyone who finished more than once is counted once, by their latest completion. People who have left since then are included. “On time” includes those without a due date.',
  stands: (date: string) => `Where those in scope on ${date} stood`,
  number: 'People',
  rows,
  neither: 'Not in scope at the start or at the end',
  listText: (days: string, last: string) => `${days}. Sites and departments are as of ${last}.`,
  on: (date: string) => `On ${date}`,
  change: 'What changed',
  caption: 'The people counted in this number',
  empty: 'No one is counted in this number',
  back: 'All figures for this period',
  xlsx: 'Download for Excel',
  csv: 'Download as CSV',
  period: 'Period',
}

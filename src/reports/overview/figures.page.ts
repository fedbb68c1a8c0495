import { type StatusCounts, totals } from '../../requirements/compliance.ts'
import { countOf, partsOf, type StatusChoice } from '../../requirements/status-choice.ts'
import { PARTS } from './chart-bars.page.ts'
import type { Messages } from '../../words/messages.ts'

/** Both rates with their fractions, and the figures that add up to them. Each figure leads to its people. */
export interface FiguresView {
  readonly t: Messages
  /** Empty when no one's date has come. */
  readonly rate: string
  readonly rateText: string
  /** Empty when there is no rate. */
  readonly secondRate: string
  readonly bars: readonly { readonly tone: Tone; readonly x: string; readonly width: string }[]
  readonly tiles: readonly Tile[]
  readonly inScope: number
  readonly beside: readonly CountLink[]
  readonly besideEnd: string
  readonly onRecord: string
}

type Tone = (typeof PARTS)[number]['tone']

interface Tile {
  readonly sign: '' | '+'
  readonly tone: Tone
  readonly count: number
  readonly name: string
  readonly note: string
  readonly href: string
}

export interface CountLink {
  readonly text: string
  readonly href: string
}

/** Whom the figures are about, when that is not everybody on record. */
export interface FiguresReach {
  /** A viewer's own people, or everybody whom the viewer may see. */
  readonly seesEveryone: boolean
  /** By more than the status. */
  readonly isFiltered: boolean
  /** By what was done, or is due: then there is no rate. */
  readonly isByOutcome: boolean
}

export function figures(
  counts: StatusCounts,
  hrefOf: (choice: StatusChoice) => string,
  reach: FiguresReach,
  t: Messages,
): FiguresView {
  const words = t.hr.figures
  const { all, inScope } = totals(counts)
  const beside = (['on-leave', 'exempt', 'separated', 'not-in-scope'] as const).filter((choice) => counts[choice] > 0)
  return {
    t,
    ...rates(counts, t, reach.isByOutcome),
    bars: bars(counts, inScope),
    tiles: PARTS.map(({ choice, tone }, index) => ({
      sign: index === 0 ? '' : '+',
      tone,
      count: countOf(choice, counts),
      name:
        choice === 'cannot-say'
          ? t.hr.status[choice]
          : choice === 'counted'
            ? t.hr.status['up-to-date']
            : t.hr.group[choice],
      note:
        choice === 'cannot-say'
          ? words.unknownHint
          : countLinks(choice, counts, hrefOf, t)
              .map((part) => part.text)
              .join(', '),
      href: hrefOf(choice),
    })),
    inScope,
    beside: beside.map((choice) => countLink(choice, counts, hrefOf, t)),
    besideEnd: words.besideEnd(inScope),
    onRecord: reach.isFiltered
      ? words.underFilters(all)
      : reach.seesEveryone
        ? words.onRecord(all)
        : words.ownPeople(all),
  }
}

/**
 * Both rates with their fractions: of everyone whose date has come, and of everyone in scope.
 * @param isByOutcome whether the people were chosen by what they have done: then there is none
 */
export function rates(
  counts: StatusCounts,
  t: Messages,
  isByOutcome = false,
): Pick<FiguresView, 'rate' | 'rateText' | 'secondRate'> {
  const words = t.hr.figures
  if (isByOutcome) return { rate: '', rateText: words.byOutcome, secondRate: '' }
  const { inScope, upToDate, dueSoFar } = totals(counts)
  return {
    rate: percent(upToDate, dueSoFar),
    rateText: dueSoFar === 0 ? words.noOneDue : words.dueSoFar(upToDate, dueSoFar),
    secondRate: inScope === 0 ? words.noOneInScope : words.inScope(percent(upToDate, inScope), upToDate, inScope),
  }
}

/** The parts of a choice that hold anybody: they add up to it. */
export function countLinks(
  choice: StatusChoice,
  counts: StatusCounts,
  hrefOf: (choice: StatusChoice) => string,
  t: Messages,
): CountLink[] {
  return partsOf(choice)
    .filter((part) => countOf(part, counts) > 0)
    .map((part) => countLink(part, counts, hrefOf, t))
}

/** Whole percent; 100 and 0 are said only of all and of none. Nothing of nothing is empty. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return ''
  const rounded = Math.round((100 * part) / whole)
  if (rounded === 100 && part < whole) return '99%'
  if (rounded === 0 && part > 0) return '1%'
  return `${rounded}%`
}

function countLink(
  choice: StatusChoice,
  counts: StatusCounts,
  hrefOf: (choice: StatusChoice) => string,
  t: Messages,
): CountLink {
  return { text: t.hr.figures.part(countOf(choice, counts), t.hr.inSum[choice]), href: hrefOf(choice) }
}

/** One stacked bar from 0 to 100, with a sliver of ground between the parts. */
function bars(counts: StatusCounts, inScope: number): FiguresView['bars'] {
  const gap = 0.4
  let x = 0
  return PARTS.flatMap(({ choice, tone }) => {
    const share = inScope === 0 ? 0 : (100 * countOf(choice, counts)) / inScope
    const bar = { tone, x: x.toFixed(2), width: Math.max(0, share - gap).toFixed(2) }
    x += share
    return share === 0 ? [] : [bar]
  })
}

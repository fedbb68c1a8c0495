import { type StatusCounts, totals, countOf, partsOf, type StatusChoice } from '../../requirements/compliance.ts'
import { PARTS } from './chart-bars.page.ts'
import { digits } from '../../words/count.ts'
import type { Messages } from '../../words/messages.ts'
import { type Rates, rates } from '../../requirements/rate.page.ts'

/** Both rates with their fractions, and the figures that add up to them. Each figure leads to its people. */
export interface FiguresView extends Rates {
  readonly t: Messages
  readonly bars: readonly { readonly tone: Tone; readonly x: string; readonly width: string }[]
  readonly tiles: readonly Tile[]
  readonly inScope: string
  readonly beside: readonly CountLink[]
  readonly besideEnd: string
  readonly onRecord: string
}

type Tone = (typeof PARTS)[number]['tone']

/** A rate, and the figures that add up to everyone in scope. */
export interface FiguresLine {
  /** Says whose rate it is where the list below shows only some of them; empty elsewhere. */
  readonly lead: string
  readonly rate: string
  readonly text: string
  readonly parts: readonly CountLink[]
  readonly inScope: string
}

interface Tile {
  readonly sign: '' | '+'
  readonly tone: Tone
  readonly count: string
  readonly name: string
  readonly note: string
  /** Null for nobody. */
  readonly href: string | null
}

export interface CountLink {
  readonly text: string
  readonly href: string
}

/** The people included in the figures, when that isn't everyone on record. */
export interface FiguresReach {
  /** Names the people of a viewer who doesn't see everyone. */
  readonly ownPeople: ((n: number) => string) | null
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
      count: digits(countOf(choice, counts)),
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
      href: countOf(choice, counts) === 0 ? null : hrefOf(choice),
    })),
    inScope: digits(inScope),
    beside: beside.map((choice) => countLink(choice, counts, hrefOf, t)),
    besideEnd: words.besideEnd(inScope),
    onRecord: reach.isFiltered
      ? words.underFilters(all)
      : reach.ownPeople === null
        ? words.onRecord(all)
        : reach.ownPeople(all),
  }
}

/**
 * The same in one line: the rate, and a sum of links.
 * @param lead says whose rate it is; empty when it's of those in the list
 */
export function figuresLine(
  counts: StatusCounts,
  hrefOf: (choice: StatusChoice) => string,
  reach: FiguresReach,
  t: Messages,
  lead: string,
): FiguresLine {
  const { rate, rateText } = rates(counts, t, reach.isByOutcome)
  return {
    lead: rate === '' ? '' : lead,
    rate,
    // Without a rate it's a sentence already.
    text: rate === '' ? rateText : `${rateText}.`,
    parts: countLinks('in-scope', counts, hrefOf, t),
    inScope: t.hr.figures.part(totals(counts).inScope, t.hr.inSum['in-scope']),
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

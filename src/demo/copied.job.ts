import type { Career, Starter, Step } from './career.job.ts'
import { madeUpName, numberFurtherOn, staffIndex } from './staff.job.ts'

/** A career that somebody else has, too. */
export interface CopiedCareer extends Career {
  /** 1 for the first organization that is added, and so on. */
  readonly group: number
}

/** The copies of each career, by the number of the original. */
export type Copies = ReadonlyMap<string, readonly CopiedCareer[]>

interface Copying {
  /** How many copies to make. */
  readonly people: number
  /** How far the numbers of two groups are apart. */
  readonly apart: number
  /** Numbers of those who aren't copied. Nobody is whose record was merged with another. */
  readonly once: readonly string[]
}

/** Copies the careers one after the other, as often as it takes. Each group has its own directors and supervisors. */
export function copiesOf(careers: readonly Career[], { people, apart, once }: Copying): Copies {
  const merged = careers.flatMap(({ starter, steps }) =>
    steps.flatMap((step) => (step.kind === 'merged' ? [step.into, starter.number] : [])),
  )
  const alone = new Set([...once, ...merged])
  const originals = careers.filter(({ starter }) => !alone.has(starter.number))
  const copies = new Map<string, CopiedCareer[]>(originals.map(({ starter }) => [starter.number, []]))
  for (let made = 0; made < people; made += 1) {
    const career = originals[made % originals.length]
    if (career === undefined) throw new RangeError('there is nobody to copy')
    const group = 1 + Math.floor(made / originals.length)
    copies.get(career.starter.number)?.push({ ...furtherOn(career, group * apart), group })
  }
  return copies
}

function furtherOn({ starter, steps }: Career, by: number): Career {
  const placed = <Placed extends Pick<Starter, 'place'>>(of: Placed): Placed => {
    const { supervisor } = of.place
    return { ...of, place: { ...of.place, supervisor: supervisor === null ? null : numberFurtherOn(supervisor, by) } }
  }
  const number = numberFurtherOn(starter.number, by)
  return {
    starter: { ...placed(starter), number, name: madeUpName(staffIndex(number)), like: starter.number },
    // Most people stay where they begin, and have the very same steps.
    steps: steps.some((step) => 'place' in step)
      ? steps.map((step): Step => ('place' in step ? placed(step) : step))
      : steps,
  }
}

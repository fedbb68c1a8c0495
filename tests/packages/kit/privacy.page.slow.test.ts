import { describe, expect, it } from 'vitest'
import { ANSWER_REPORTS, REPORTS } from '../../../src/packages/standards/cmi.ts'
import { PACKAGE_EDITIONS, type PackageEdition } from '../../../src/packages/standards/edition.ts'
import { packageFiles } from '../../../src/packages/build.job.ts'
import type { Call } from '../../../src/packages/standards/call-rules.ts'
import { playThrough } from '../../../src/packages/trial/play-through.job.ts'
import { privacyPage } from '../../../src/packages/kit/privacy.page.ts'
import { exampleKit } from '../../support/kit.ts'
import { orderOf } from '../../support/package-order.ts'

const OF_EVERY_STATEMENT = 'actor, timestamp, context'
const settings = PACKAGE_EDITIONS.flatMap((edition) => ANSWER_REPORTS.map((answers) => ({ edition, answers })))

describe('what the kit says that is written to the LMS', () => {
  it.each(settings)(
    'is what is written when the course is played: $edition, $answers',
    async ({ edition, answers }) => {
      const written = new Set<string>()
      for (const report of REPORTS) {
        const order = orderOf({ edition, answers, report })
        // The course writes the same to every system, so a strict one is enough.
        const { launches } = await playThrough(edition, order, await packageFiles(order), [])
        for (const name of launches.flatMap(({ calls }) => calls.flatMap((call) => writtenBy(edition, call))))
          written.add(name)
      }
      const page = privacyPage(await exampleKit({ edition, answers }))
      const cells = page.sections.flatMap(({ parts }) =>
        parts.flatMap((part) => (part.kind === 'table' ? part.rows.map(([cell]) => String(cell)) : [])),
      )
      expect([...new Set(cells.flatMap(namesIn))].toSorted()).toEqual([...written].toSorted())
    },
  )
})

/** Names what a call wrote the way the table does: an element, a verb, or a part of a result. */
function writtenBy(edition: PackageEdition, { method, args }: Call): string[] {
  if (edition !== 'cmi5') {
    const names = method.endsWith('SetValue') ? [args[0] ?? ''] : []
    return names.map((name) => name.replace(/^(cmi\.(?:interactions|objectives))\.\d+\.(\w+).*/, '$1.n.$2'))
  }
  if (method.startsWith('PUT ')) return [method.split(' ')[1] ?? '']
  const verb = /^POST (\w+)$/.exec(method)?.[1]
  if (verb === undefined || verb === 'token') return []
  const parts = Object.keys(JSON.parse(args[1] ?? '{}')).map((part) => `result.${part}`)
  // For other verbs, the name already says most of it.
  return verb === 'answered'
    ? ['answered: object', ...parts]
    : [verb, ...parts.filter((part) => part === 'result.score' || part === 'result.duration')]
}

/** `cmi.score.raw, .min` are `cmi.score.raw` and `cmi.score.min`. */
function namesIn(cell: string): string[] {
  if (cell === OF_EVERY_STATEMENT) return []
  const names: string[] = []
  for (const part of cell.split(', ')) {
    const before = names.at(-1) ?? ''
    names.push(part.startsWith('.') ? before.slice(0, before.lastIndexOf('.')) + part : part)
  }
  return names
}

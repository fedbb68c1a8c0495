import { giveFirstRoles } from '../identity/access.store.ts'
import type { Actor, Recording } from '../ledger/event.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { Career } from './career.job.ts'
import type { Copies } from './copied.job.ts'
import type { Copier } from './copier.store.ts'
import { HR_NUMBER } from './staff.job.ts'
import { getPerson, knownOf, type Occasion, perform, type Scene } from './write.job.ts'

/** Records what happens before there is anybody in HR. */
export const SYSTEM: Actor = 'system:demo'

/** Every step of a career, and the same of each copy. */
export function copiedSteps(scene: Scene, careers: readonly Career[], copies: Copies, copier: Copier): Occasion[] {
  return careers.flatMap(({ starter, steps }) => {
    const same = copies.get(starter.number) ?? []
    const rows = same.map(({ group, starter: copy }) => ({ group, ...knownOf(copy) }))
    const people = 1 + same.length
    return steps.map((step) => ({
      on: step.on,
      happen: (tx: Tx, recording: Recording) =>
        copier.perform(tx, rows, byHr(scene, recording), () =>
          recordStep(tx, scene, { starter, step, people }, recording),
        ),
    }))
  })
}

/** The same, each by whoever's career it is. */
export function stepsOfAll(scene: Scene, careers: readonly Career[], copies: Copies): Occasion[] {
  return careers.flatMap(({ starter, steps }) => {
    const same = [{ starter, steps }, ...(copies.get(starter.number) ?? [])]
    return steps.map((step, index) => ({
      on: step.on,
      async happen(tx: Tx, recording: Recording) {
        for (const each of same)
          await recordStep(tx, scene, { starter: each.starter, step: each.steps[index] ?? step, people: 1 }, recording)
      },
    }))
  })
}

async function recordStep(tx: Tx, scene: Scene, done: Parameters<typeof perform>[2], recording: Recording) {
  const by = byHr(scene, recording)
  await perform(tx, scene, done, by)
  if (by.actor !== SYSTEM || done.starter.number !== HR_NUMBER) return
  await giveFirstRoles(tx, getPerson(scene, HR_NUMBER), { ...recording, actor: 'system:set-up' })
}

function byHr({ people }: Scene, recording: Recording): Recording {
  return { ...recording, actor: people.get(HR_NUMBER) ?? SYSTEM }
}

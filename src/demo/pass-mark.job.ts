import type { Content } from '../course/content.ts'
import type { Item } from '../course/course.ts'
import { finalItems } from '../course/draw.ts'
import type { PersonId, Recording } from '../ledger/event.ts'
import { bankHash } from '../course/edition.store.ts'
import {
  addJudge,
  beginSecondRound,
  closePassMarkSheet,
  type JudgedBank,
  openPassMarkSheet,
  putEstimates,
} from '../understanding/pass-mark-sheet.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { type Random, seededRandom } from './random.job.ts'
import type { Language } from '../platform/text/language.ts'

/** The judges, and by how much each expects more or less than the others. */
const JUDGES: readonly { readonly role: string; readonly leaning: number }[] = [
  { role: 'Survivor advocate', leaning: 4 },
  { role: 'Shift lead, residence', leaning: -3 },
  { role: 'Outreach supervisor', leaning: 0 },
  { role: 'Clinician', leaning: 2 },
  { role: 'Child protection trainer', leaning: -2 },
]
const EXPECTED: Readonly<Record<Item['difficulty'], number>> = { 1: 85, 2: 75, 3: 62 }
/** The spread of opinions in each round. Discussion brings them closer. */
const APART = [18, 8] as const

/** Five judges in two rounds, closed. */
export async function judgePassMark(
  tx: Tx,
  contents: Readonly<Record<Language, Content>>,
  editions: JudgedBank['editions'],
  recording: Recording & { readonly actor: PersonId },
): Promise<void> {
  const { course } = contents.en
  const random = seededRandom('five people around a table')
  const bank = { courseVersion: course.version, bankHash: bankHash(contents), editions }
  const sheet = await openPassMarkSheet(tx, bank, recording.actor, recording.at)
  for (const { role } of JUDGES) await addJudge(tx, sheet, role)
  for (const [round, apart] of APART.entries()) {
    if (round > 0) await beginSecondRound(tx, sheet, course)
    for (const [index, { leaning }] of JUDGES.entries()) {
      const estimates = finalItems(course).map((item) => [item.id, estimateOf(item, leaning, apart, random)] as const)
      await putEstimates(tx, sheet, index + 1, new Map(estimates))
    }
  }
  await closePassMarkSheet(tx, sheet, course, recording)
}

/** Rounds to steps of five, the way people estimate. */
function estimateOf({ difficulty }: Item, leaning: number, apart: number, random: Random): number {
  const estimate = EXPECTED[difficulty] + leaning + random.between(-apart, apart)
  return Math.min(100, Math.max(0, Math.round(estimate / 5) * 5))
}

import { PROCEDURE_STEPS } from '../course/course.ts'
import type { Content } from '../course/content.ts'
import { countAnswer } from '../followups/link.store.ts'
import { ROUNDS } from '../followups/round.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { seededRandom } from './random.job.ts'
import type { Occasion } from './write.job.ts'

/** Answers about each step in each round: fewer people are in the later ones. */
const ANSWERS = [30, 25, 15, 10]
/** The share of right answers in each round. Two steps fade more than the others. */
const KEPT = [0.93, 0.9, 0.86, 0.84]
const FADING = { tell: [0.9, 0.8, 0.65, 0.5], resources: [0.85, 0.8, 0.7, 0.65] }
/** So few people have come to this one in the last round that nothing is shown. */
const RARE = 'afterward'
const RARE_ANSWERS = 3

/** A year of follow-up questions, all counted on one day: a count keeps no day anyway. */
export function followUpsAnswered({ course }: Content, on: CalendarDate): Occasion {
  return {
    on,
    async happen(tx) {
      // Chance of its own, so that careers stay as they are.
      const random = seededRandom('follow-ups')
      for (const [at, round] of ROUNDS.entries())
        for (const step of PROCEDURE_STEPS) {
          const shares = step === 'tell' || step === 'resources' ? FADING[step] : KEPT
          const answers = step === RARE && at === ROUNDS.length - 1 ? RARE_ANSWERS : (ANSWERS[at] ?? 0)
          for (let n = 0; n < answers; n += 1) {
            const isRight = random.chance(shares[at] ?? 0)
            await countAnswer(tx, { courseVersion: course.version, round, step, isRight })
          }
        }
    },
  }
}

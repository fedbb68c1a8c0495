import { PROCEDURE_STEPS, type ProcedureStep } from '../../src/course/course.ts'
import { answerFollowUp, countAnswer, createFollowUpLink } from '../../src/followups/link.store.ts'
import { TURNS } from '../../src/followups/pair.ts'
import { type Round, ROUNDS } from '../../src/followups/round.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import type { TestApp } from './app.ts'
import { ORGANIZATION } from './staff.ts'

/** Links to follow-up questions in each state. */
export interface FollowUpTokens {
  readonly open: string
  readonly used: string
}

/** Adds one answer about a step for each result. */
export function addAnswersAbout(
  { deps }: Pick<TestApp, 'deps'>,
  step: ProcedureStep,
  round: Round,
  results: readonly boolean[],
): Promise<void> {
  const courseVersion = deps.contents.en.course.version
  return deps.store.transaction(async (tx) => {
    for (const isRight of results) await countAnswer(tx, { courseVersion, round, step, isRight })
  })
}

/** Adds answers to all questions but those of the last round, of which there are too few, and a link in each state. */
export async function addFollowUps({ deps }: Pick<TestApp, 'deps'>): Promise<FollowUpTokens> {
  const { store } = deps
  const courseVersion = deps.contents.en.course.version
  await store.transaction(async (tx) => {
    for (const [at, round] of ROUNDS.entries())
      for (const step of PROCEDURE_STEPS)
        for (let n = 0; n < (at === ROUNDS.length - 1 ? 4 : 10); n += 1)
          await countAnswer(tx, { courseVersion, round, step, isRight: n < 9 - at })
  })
  const of = (answered: 0 | 1 | 2) => followUpLink({ deps }, answered)
  return { open: await of(0), used: await of(2) }
}

/** A new link of which so many questions were answered, all of them correctly. */
export async function followUpLink({ deps }: Pick<TestApp, 'deps'>, answered: 0 | 1 | 2): Promise<string> {
  const { store } = deps
  const today = dateAt(deps.now(), ORGANIZATION.timeZone)
  const token = await createFollowUpLink(store.db, '2-weeks', today)
  const answer = { step: 'tell', courseVersion: deps.contents.en.course.version, isRight: true } as const
  for (const turn of TURNS.filter((each) => each <= answered))
    await store.transaction((tx) => answerFollowUp(tx, token, { ...answer, turn }, today))
  return token
}

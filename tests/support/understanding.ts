import { dateAt } from '../../src/platform/time/calendar.ts'
import type { ItemId } from '../../src/course/course.ts'
import { finalItems } from '../../src/course/draw.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { type Answer, answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import type { PassMarkSheetId } from '../../src/understanding/pass-mark-sheet.ts'
import { countFirstCheck } from '../../src/understanding/answer-count.store.ts'
import { bankHash } from '../../src/course/edition.store.ts'
import {
  addJudge,
  closePassMarkSheet,
  openPassMarkSheet,
  putEstimates,
} from '../../src/understanding/pass-mark-sheet.store.ts'
import { type TestApp, EDITIONS } from './app.ts'
import { ORGANIZATION } from './staff.ts'
import { contents } from './content.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

/** This many people in each language answer everything: the first half correctly, the others not. */
const PEOPLE = 20

/** Answers of people at smaller sites, to every question: enough to tell something of each. */
export async function addAnswers({ deps }: Pick<TestApp, 'deps'>): Promise<void> {
  const today = dateAt(deps.now(), ORGANIZATION.timeZone)
  await deps.store.transaction(async (tx) => {
    for (const language of LANGUAGES) {
      const { course } = contents[language]
      const items = finalItems(course)
      for (let n = 0; n < PEOPLE; n += 1) {
        const isRight = n < PEOPLE / 2
        const answers = items.map((item): [ItemId, Answer] => {
          // Somebody always chooses something else than the others.
          const other = item.options.findLast(({ fits }) => !fits)?.id
          const wrong = n % 3 === 0 && item.type === 'single' && other !== undefined ? [other] : wrongAnswer(item)
          return [item.id, isRight ? answerKey(item) : wrong]
        })
        const check = { course, language, site: null, items: items.map(({ id }) => id), answers: new Map(answers) }
        await countFirstCheck(tx, { ...check, right: isRight ? 15 : 11, of: 15 }, today)
      }
    }
  })
}

/** Adds a closed sheet with three judges, and an open one with three who haven't judged yet. */
export async function addSheets(
  { deps }: Pick<TestApp, 'deps'>,
  by: PersonId,
): Promise<{ readonly closed: PassMarkSheetId; readonly open: PassMarkSheetId }> {
  const { course } = contents.en
  const at = deps.now()
  const bank = { courseVersion: course.version, bankHash: bankHash(contents), editions: EDITIONS }
  const recording = { course: course.id, actor: by, at, today: dateAt(at, ORGANIZATION.timeZone) }
  return deps.store.transaction(async (tx) => {
    const opened = async () => {
      const sheet = await openPassMarkSheet(tx, bank, by, at)
      for (const role of ['Survivor advocate', 'Shift lead', 'Clinician']) await addJudge(tx, sheet, role)
      return sheet
    }
    const closed = await opened()
    for (const [index, percent] of [60, 80, 95].entries()) {
      await putEstimates(tx, closed, index + 1, new Map(finalItems(course).map(({ id }) => [id, percent])))
    }
    await closePassMarkSheet(tx, closed, course, recording)
    return { closed, open: await opened() }
  })
}

import { reportDigits } from '../course/contact-place.ts'
import type { Content } from '../course/content.ts'
import { choiceOrder } from '../course/draw.ts'
import { type Choice, fittingChoice, storyIn } from '../course/scenario.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Pair, Turn } from './pair.ts'

interface Minute {
  readonly content: Content
  readonly pair: Pair
  /** The same one gives the same order of choices again. */
  readonly seed: string
  /** Where the page's form goes. */
  readonly action: string
}

/** What the link opens: a button, and nothing of what follows. `over` for a link that opens nothing anymore. */
export function minuteStartPage(shell: Shell, state: 'start' | 'used' | 'over', action: string): string {
  return renderPage('app', shell, 'followups/start', { t: shell.t, state, action })
}

/** One of the two questions. Everyone gets less detail here, because nobody knows who reads it. */
export function minuteQuestionPage(shell: Shell, minute: Minute, turn: Turn): string {
  return renderPage('app', shell, 'followups/question', {
    t: shell.t,
    title: minute.pair.story.title,
    question: questionView(shell, minute, turn),
  })
}

/** What an answer leads to, what works, and the numbers. After the first one, the second question follows. */
export function minuteReplyPage(shell: Shell, minute: Minute, turn: Turn, chosen: Choice): string {
  const { t } = shell
  const { content, pair } = minute
  const fitting = fittingChoice(pair.decisions[turn])
  return renderPage('app', shell, 'followups/reply', {
    t,
    title: pair.story.title,
    kicker: t.hr.followUps.minute.place(turn),
    chosen: t.learn.scenario.youChose(chosen.text),
    consequence: chosen.consequence,
    why: chosen.why,
    instead: chosen.fits ? null : { text: fitting.text, why: fitting.why },
    always: t.hr.followUps.minute.always(reportDigits(content.contacts)),
    next: turn === 1 ? questionView(shell, minute, 2) : null,
  })
}

function questionView({ t }: Shell, { pair, seed, action }: Minute, turn: Turn) {
  const { story, before, decisions } = pair
  const decision = decisions[turn]
  const earlier = turn === 1 ? [story.setting, ...before.flatMap((each) => storyIn(each, 'less'))] : []
  return {
    t,
    kicker: t.hr.followUps.minute.place(turn),
    story: [...earlier, ...storyIn(decision, 'less')],
    question: decision.question,
    choices: choiceOrder(story.id, decision, seed).map(({ id, text }) => ({
      id: `choice-${id}`,
      value: id,
      text,
      note: '',
    })),
    action,
    turn: String(turn),
  }
}

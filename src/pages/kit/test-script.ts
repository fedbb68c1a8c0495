import { describedLms, type KitFacts, type KitPage, kitWords } from './kit-page.ts'

/** Ten minutes with a test account: what to do, and what the LMS shows after each step. */
export function testScriptPage(kit: KitFacts): KitPage {
  const words = kitWords(kit).script
  const { name, screen } = describedLms(kit)
  return {
    file: 'test-script.html',
    title: words.title,
    lead: words.lead,
    sections: [
      {
        id: 'before',
        title: words.before,
        parts: [
          { kind: 'points', items: words.beforePoints },
          ...(kit.edition === 'web' ? [] : [{ kind: 'text', text: words.look(name, screen.where) } as const]),
        ],
      },
      {
        id: 'steps',
        title: words.steps,
        parts: [
          { kind: 'table', labelledBy: 'steps', head: words.head, rows: rows(kit) },
          { kind: 'text', text: words.gaps },
        ],
      },
      { id: 'result', title: words.result, parts: [{ kind: 'points', items: words.resultPoints }] },
    ],
  }
}

const STEPS = ['launch', 'leave', 'resume', 'notYet', 'pass', 'acknowledge', 'again'] as const
type Step = (typeof STEPS)[number]

function rows(kit: KitFacts): string[][] {
  const words = kitWords(kit).script
  const { inProgress, finished } = describedLms(kit).screen
  const isFinished = (step: Step) => step === 'acknowledge' || step === 'again'
  const shown = (step: Step) => {
    if (kit.edition === 'web') return isFinished(step) ? words.showsCode : words.showsNothing
    return words.shows[step](isFinished(step) ? finished : inProgress)
  }
  return STEPS.map((step) => [words.rows[step].step, words.rows[step].action, shown(step)])
}

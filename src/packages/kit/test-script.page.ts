import { siteGaps } from '../../organization/site-details.ts'
import { blanksSection, describedLms, type KitFacts, kitWords } from './layout.page.ts'
import { type KitPage, type KitPart, text } from './part.page.ts'
import { selfTestText } from './readme.page.ts'

/** Two tests in an LMS, a short one and one to the end: what to do, and what the LMS shows after each step. */
export function testScriptPage(kit: KitFacts): KitPage {
  const words = kitWords(kit).script
  const { name, screen } = describedLms(kit)
  return {
    file: 'test-script.html',
    title: words.title,
    lead: words.lead,
    sections: [
      ...blanksSection(kit),
      {
        id: 'before',
        title: words.before,
        parts: [{ kind: 'points', items: words.beforePoints }, text(words.look(name, screen.where))],
      },
      { id: 'quick', title: words.quick, parts: [stepTable(kit, 'quick', quickSteps(kit)), ...selfTestText(kit)] },
      {
        id: 'full',
        title: words.full,
        parts: [{ kind: 'points', items: words.fullPoints }, stepTable(kit, 'full', fullSteps(kit))],
      },
      { id: 'result', title: words.result, parts: [{ kind: 'points', items: words.resultPoints }] },
    ],
  }
}

const FINISHED = ['acknowledge', 'again'] as const
type Step = 'launch' | 'leave' | 'resume' | 'selfTest' | 'lessons' | 'notYet' | 'pass' | (typeof FINISHED)[number]

/** There is no self-test for cmi5. */
function quickSteps({ edition }: KitFacts): readonly Step[] {
  return ['launch', 'leave', 'resume', ...(edition === 'cmi5' ? [] : (['selfTest'] as const))]
}

/** With blanks nobody can acknowledge the policy, and the run ends before it. */
function fullSteps({ site }: KitFacts): readonly Step[] {
  return ['lessons', 'notYet', 'pass', ...(siteGaps(site).length > 0 ? [] : FINISHED)]
}

function stepTable(kit: KitFacts, labelledBy: string, steps: readonly Step[]): KitPart {
  const { head, rows, shows } = kitWords(kit).script
  const { inProgress, finished } = describedLms(kit).screen
  const shown = (step: Step) => shows[step](FINISHED.some((last) => last === step) ? finished : inProgress)
  return {
    kind: 'table',
    labelledBy,
    head,
    rows: steps.map((step) => [rows[step].step, rows[step].action, shown(step)]),
  }
}

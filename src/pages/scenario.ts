import type { Content } from '../domain/content.ts'
import type { Scenario } from '../domain/scenario.ts'
import type { HiddenField } from './check.ts'
import { clausePhrase } from './clause-line.ts'
import type { Links } from './links.ts'
import type { CourseMessages } from './messages/messages.ts'

/** A story to read and think through: each choice opens to show where it leads and why. */
export interface ScenarioBody {
  readonly t: CourseMessages
  readonly title: string
  readonly setting: string
  readonly note: string
  readonly decisions: readonly {
    readonly id: string
    readonly kicker: string
    readonly story: readonly string[]
    readonly question: string
    readonly clause: string
    readonly choices: readonly {
      readonly text: string
      readonly fits: boolean
      readonly result: string
      readonly consequence: string
      readonly why: string
    }[]
  }[]
  readonly ending: string
  readonly worked: boolean
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly backHref: string
}

export function scenarioBody(
  content: Content,
  scenario: Scenario,
  worked: boolean,
  links: Links,
  t: CourseMessages,
  hidden: readonly HiddenField[],
): ScenarioBody {
  const words = t.learn.scenario
  return {
    t,
    title: scenario.title,
    setting: scenario.setting,
    note: scenario.note,
    decisions: scenario.decisions.map((decision, index) => ({
      id: decision.id,
      kicker: words.kicker(index + 1, scenario.decisions.length),
      story: decision.story,
      question: decision.question,
      clause: words.clause(clausePhrase(content.policy, decision.clauses)),
      choices: decision.choices.map((choice) => ({
        text: choice.text,
        fits: choice.fits,
        result: choice.fits ? words.fits : words.notThis,
        consequence: choice.consequence,
        why: choice.why,
      })),
    })),
    ending: scenario.ending,
    worked,
    action: links.scenario(scenario.id),
    hidden,
    backHref: links.lesson(content.course.practice.lesson, 'stories'),
  }
}

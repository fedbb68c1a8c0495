import type { Content } from '../content.ts'
import type { Block, Section } from '../course.ts'
import type { Problem } from '../problem.job.ts'
import { blockText } from '../passage.job.ts'
import { callsIn, linesToSay, missing, numbersIn, QUOTED } from './facts.ts'
import { WORDING_RULES, type WordingRules } from '../wording-rules.ts'
import type { Language } from '../../platform/text/language.ts'

/** Two texts that teach the same: one with less detail, and the full one in whose place it is read. */
interface Pair {
  readonly file: string
  readonly path: string
  readonly less: string
  readonly full: string
  /** What both paths show. */
  readonly shared: string
  /** Lines for the learner to say that are in the full text only, beside those of its sentences. */
  readonly says: readonly string[]
}

/**
 * Someone chooses less detail to be spared, so such a text is never blunter than the full one. It still says what to
 * do, who to call and what to say.
 */
export function lessDetailProblems(content: Content): Problem[] {
  const rules = WORDING_RULES[content.language]
  return pairsOf(content).flatMap((pair) => {
    const { file, path, less, full } = pair
    return [
      ...explicitWords(less, rules).map((word) => `the text with less detail says "${word}"`),
      ...newHarm(less, full, rules).map((word) => `only the text with less detail says "${word}"`),
      ...leftOut(pair, content.language).map((fact) => `the text with less detail leaves out "${fact}"`),
    ].map((message) => ({ file, path, message }))
  })
}

/** What a youth says, with its numbers, may be left out. */
function leftOut({ less, full, shared, says }: Pair, language: Language): string[] {
  const kept = `${less}\n${shared}`
  const lines = [...says, ...linesToSay(full, language)]
  const facts = [
    ...missing(numbersIn(full.replaceAll(QUOTED, '')), numbersIn(kept)),
    ...missing(callsIn(full, language), callsIn(kept, language)),
    // In Spanish, the period of a quote follows it.
    ...lines.filter((line) => !kept.includes(line.replace(/[.,]$/, ''))),
  ]
  return [...new Set(facts)]
}

/** Names from the policy, such as survival sex, stay: nobody can pass the final check without them. */
function explicitWords(text: string, { policyNames, explicit }: WordingRules): string[] {
  return explicit.flatMap((pattern) => firstMatch(text.replaceAll(policyNames, ''), pattern))
}

function newHarm(less: string, full: string, { harm }: WordingRules): string[] {
  return harm.filter((pattern) => !pattern.test(full)).flatMap((pattern) => firstMatch(less, pattern))
}

function firstMatch(text: string, pattern: RegExp): string[] {
  const match = pattern.exec(text)
  return match === null ? [] : [match[0]]
}

function pairsOf({ language, course, scenarios, guide }: Content): Pair[] {
  const textOf = (blocks: readonly Block[]) => blocks.flatMap((block) => blockText(block, guide)).join('\n')
  const ofSection = (file: string, section: Section): Pair => {
    const onFull = section.blocks.filter((block) => block.shownIn.includes('full'))
    return {
      file,
      path: section.id,
      less: textOf(section.blocks.filter((block) => !block.shownIn.includes('full'))),
      full: textOf(onFull),
      shared: textOf(onFull.filter((block) => block.shownIn.includes('less'))),
      says: onFull.flatMap((block) => (block.kind === 'says' ? block.pairs.map(({ say }) => say) : [])),
    }
  }
  return [
    ...course.lessons.flatMap((lesson) =>
      lesson.sections.map((section) => ofSection(`${language}/lessons/${lesson.id}.md`, section)),
    ),
    ...scenarios.flatMap((scenario) =>
      scenario.decisions.map((decision) => ({
        file: `${language}/scenarios/${scenario.id}.yaml`,
        path: decision.id,
        less: decision.less.join('\n'),
        full: decision.story.join('\n'),
        shared: '',
        says: [],
      })),
    ),
  ]
}

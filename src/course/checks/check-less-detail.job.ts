import type { Content } from '../content.ts'
import type { Block, Section } from '../course.ts'
import type { Problem } from '../problem.job.ts'
import { blockText } from '../passage.job.ts'
import { WORDING_RULES, type WordingRules } from '../wording-rules.ts'

/** Two texts that teach the same: one with less detail, and the full one in whose place it is read. */
interface Pair {
  readonly file: string
  readonly path: string
  readonly less: string
  readonly full: string
}

/** Someone chooses less detail to be spared, so such a text is never blunter than the full one. */
export function lessDetailProblems(content: Content): Problem[] {
  const rules = WORDING_RULES[content.language]
  return pairsOf(content).flatMap(({ file, path, less, full }) =>
    [
      ...explicitWords(less, rules).map((word) => `the text with less detail says "${word}"`),
      ...newHarm(less, full, rules).map((word) => `only the text with less detail says "${word}"`),
    ].map((message) => ({ file, path, message })),
  )
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
  const ofSection = (file: string, section: Section): Pair => ({
    file,
    path: section.id,
    less: textOf(section.blocks.filter((block) => !block.shownIn.includes('full'))),
    full: textOf(section.blocks.filter((block) => block.shownIn.includes('full'))),
  })
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
      })),
    ),
  ]
}

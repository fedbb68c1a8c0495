import { type Lms, withFinish } from '../packages/kit/lms-catalog.ts'
import type { KitPart, KitSection } from '../packages/kit/part.page.ts'
import { fillSlots, type KitTextName, type KitTexts, type Slots } from '../packages/kit/text.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'
import { bullets, documentOf, picture } from './guide.page.ts'

interface KitSource {
  readonly kitTexts: KitTexts
  readonly systems: readonly Lms[]
}

/** A guide for whoever imports a package: the pages of the admin kit that are the same for every package. */
export function lmsGuideText({ kitTexts, systems }: KitSource, language: Language, t: Messages): string {
  const { title, lead, picture: shown, question, finished, settings } = t.help.guides.lms
  const systemsNow = systems.map((lms) => withFinish(lms, t.kit.finishStatus[lms.recommended.report]))
  const other = systemsNow.find(({ id }) => id === 'other')
  if (other === undefined) throw new RangeError('the list of learning systems has no "other"')
  const whole = { wholeCourse: true, update: false, fullRun: t.kit.fullRun.course }
  const readme = written(kitTexts, 'README-admin', {
    facts: null,
    lms: t.kit.yourLms,
    notTaken: null,
    settings: null,
    settingsPage: '',
    otherSystems: null,
    selfTest: t.kit.selfTest('?selftest'),
    ...whole,
  })
  const tests = written(kitTexts, 'test-script', {
    lms: t.kit.yourLms,
    ...other.screen,
    selfTest: t.kit.selfTest('?selftest'),
    finishes: true,
    ...whole,
  })
  const test = sectionsOf(tests, ['before', 'quick', 'full', 'result'])
  return documentOf(title, [
    lead,
    picture('package-1280', shown, language),
    picture('package-question-390', question, language),
    ...blocksOf(sectionsOf(readme, ['upload'])),
    `## ${settings}`,
    ...systemsNow.flatMap((lms) => systemBlocks(lms, titleOf(kitTexts, 'settings', 'watch'), t)),
    ...blocksOf(test),
    picture('package-finished-1280', finished, language),
    ...blocksOf(sectionsOf(readme, ['wrong'])),
  ])
}

function written<Name extends KitTextName>(texts: KitTexts, name: Name, slots: Slots<Name>): readonly KitSection[] {
  return fillSlots(texts[name], slots).sections
}

function titleOf(texts: KitTexts, name: KitTextName, section: string): string {
  return texts[name].sections.find(({ id }) => id === section)?.title ?? ''
}

function sectionsOf(sections: readonly KitSection[], ids: readonly string[]): KitSection[] {
  return sections.filter(({ id }) => ids.includes(id))
}

function systemBlocks(lms: Lms, watchTitle: string, { kit }: Messages): string[] {
  const { name, limit, settings, watch, evidence } = lms
  const { edition, report } = lms.recommended
  return [
    `### ${name}`,
    `${kit.preset(kit.editions[edition], kit.finish[report])} ${kit.evidence[evidence]}.`,
    ...(limit === '' ? [] : [limit]),
    steps(settings),
    `${watchTitle}:`,
    bullets(watch),
  ]
}

function blocksOf(sections: readonly KitSection[]): string[] {
  return sections.flatMap(({ title, parts }) => [`## ${title}`, ...parts.flatMap(partText)])
}

/** The kinds of parts that these pages have. Links lead to other files of the kit, so they stay out. */
function partText(part: KitPart): string[] {
  switch (part.kind) {
    case 'text':
      return [part.text]
    case 'steps':
      return [steps(part.items)]
    case 'points':
      return [bullets(part.items)]
    case 'table':
      return [[part.head, part.head.map(() => '---'), ...part.rows].map((row) => `| ${row.join(' | ')} |`).join('\n')]
    default:
      return []
  }
}

function steps(items: readonly string[]): string {
  return items.map((item, index) => `${index + 1}. ${item}`).join('\n')
}

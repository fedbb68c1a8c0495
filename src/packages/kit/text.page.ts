import { COMPLETION_COLUMNS } from './completion-column.ts'
import type { KitPage, KitPart } from './part.page.ts'

/** The pages of the kit that `content/kit` holds as text, each with the slots that the text must use. */
export const KIT_SLOTS = {
  'README-admin': [
    'facts',
    'lms',
    'notTaken',
    'settings',
    'settingsPage',
    'otherSystems',
    'selfTest',
    'wholeCourse',
    'update',
    'fullRun',
  ],
  'README-admin-web': ['facts', 'wholeCourse', 'update', 'fullRun'],
  'test-script': ['lms', 'where', 'inProgress', 'finished', 'selfTest', 'finishes', 'wholeCourse', 'update', 'fullRun'],
  'test-script-web': ['finishes', 'wholeCourse', 'update', 'fullRun'],
  settings: [
    'lms',
    'notTaken',
    'facts',
    'steps',
    'watch',
    'where',
    'inProgress',
    'finished',
    'again',
    'completions',
    'wholeCourse',
    'update',
  ],
  'round-trip': ['lms', 'completions', ...COMPLETION_COLUMNS],
  emails: ['lms', 'web', 'wholeCourse', 'update'],
  'release-notes': [
    'course',
    'policy',
    'previous',
    'first',
    'same',
    'patch',
    'minor',
    'major',
    'mark',
    'lms',
    'web',
    'wholeCourse',
    'update',
  ],
  accessibility: ['organization', 'wholeCourse', 'update'],
  'privacy-security': [
    'lms',
    'web',
    'cmi5',
    'notCmi5',
    'noHour',
    'status',
    'score',
    'exit',
    'time',
    'place',
    'state',
    'lessons',
    'statement',
    'results',
    'responses',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type KitTextName = keyof typeof KIT_SLOTS

/** A page as it was written. Its words still have slots in them: `{name}`, or `{when name}`. */
export type KitText = Omit<KitPage, 'file'>
export type KitTexts = Readonly<Record<KitTextName, KitText>>

/**
 * The value of a slot: words, or parts that replace a whole paragraph. Null or false leaves out the paragraph, list
 * entry, row or section with the slot.
 */
export type SlotValue = string | boolean | null | readonly KitPart[]
export type Slots<Name extends KitTextName> = Readonly<Record<(typeof KIT_SLOTS)[Name][number], SlotValue>>
type Values = Readonly<Record<string, SlotValue>>

/** `{name}` is replaced by words or parts; `{when name}` only says where a passage belongs. */
export const SLOT = /\{(?<when>when )?(?<name>\w+)\}/g

/** A text with the values in place of its slots. */
export function fillSlots({ title, lead, sections }: KitText, values: Values): KitText {
  return {
    title: words(title, values).join(''),
    lead: words(lead, values).join(''),
    sections: sections.flatMap((section) =>
      words(section.title, values).map((heading) => ({
        ...section,
        title: heading,
        parts: section.parts.flatMap((part) => filledPart(part, values)),
      })),
    ),
  }
}

function filledPart(part: KitPart, values: Values): readonly KitPart[] {
  const all = (texts: readonly string[]) => texts.flatMap((text) => words(text, values))
  switch (part.kind) {
    case 'text': {
      const value = values[/^\{(\w+)\}$/.exec(part.text)?.[1] ?? '']
      return isParts(value) ? value : all([part.text]).map((text) => ({ ...part, text }))
    }
    case 'steps':
    case 'points': {
      const items = all(part.items)
      return items.length === 0 ? [] : [{ ...part, items }]
    }
    case 'links':
      return [
        {
          ...part,
          links: part.links.flatMap(({ text, href }) =>
            all([text]).map((said) => ({ text: said, href: all([href]).join('') })),
          ),
        },
      ]
    case 'letter':
      return [{ ...part, subject: all([part.subject]).join(''), lines: all(part.lines) }]
    case 'table': {
      const rows = part.rows.map((row) => all(row.map(String))).filter((row) => row.length === part.head.length)
      return rows.length === 0 ? [] : [{ ...part, rows }]
    }
    default:
      return [part]
  }
}

/** The text with its slots filled in, or nothing when one of them leaves it out. */
function words(text: string, values: Values): string[] {
  const slots = [...text.matchAll(SLOT)].map(({ groups }) => values[groups?.name ?? ''])
  if (slots.some((value) => value === null || value === false)) return []
  const said = (_: string, when: string | undefined, name: string) => {
    const value = values[name]
    return when === undefined && typeof value === 'string' ? value : ''
  }
  return [text.replaceAll(SLOT, said).trim()]
}

function isParts(value: SlotValue | undefined): value is readonly KitPart[] {
  return Array.isArray(value)
}

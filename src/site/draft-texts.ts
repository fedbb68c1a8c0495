import type { AdviceDanger } from '../course/safe-wording-shape.ts'
import { unsafeAdvice } from '../course/safe-wording.ts'
import { PLAN_FIELDS } from '../organization/plan.ts'
import { type MeantAs, personNameIn } from '../platform/text/person-name.ts'
import { phonesIn } from '../platform/text/phones.ts'
import type { InSpanish } from '../organization/site-details.ts'
import type { SiteDraft } from './draft.ts'

/** A text of the site in both languages: `at` begins the names of its fields, as in `named-0-es-role`. */
interface DraftText {
  readonly at: string
  readonly name: string
  readonly english: string
  readonly spanish: string
}

const LINE_TEXTS = ['name', 'purpose', 'isNot', 'hours', 'languages'] as const

/** Every text of the site that has a form in both languages. */
export function textsOf(draft: SiteDraft): DraftText[] {
  return [
    ...pairs('plan-', draft.plan, PLAN_FIELDS),
    ...pairs('', draft, ['steps', 'beforeGroup', 'groupSafety']),
    ...draft.named.flatMap((person, index) => pairs(`named-${index}-`, person, ['role', 'method'])),
    ...pairs('backup-', draft.backup, ['role']),
    ...pairs('ifAboutThatPerson-', draft.ifAboutThatPerson, ['role']),
    ...draft.local.flatMap((line, index) => pairs(`local-${index}-`, line, LINE_TEXTS)),
    ...pairs('support-', draft.support, ['role']),
  ]
}

function pairs<Name extends string>(
  at: string,
  of: Readonly<Record<Name, string>> & InSpanish<Name>,
  names: readonly Name[],
) {
  return names.map((name) => ({ at, name, english: of[name], spanish: of.es?.[name] ?? '' }))
}

/** Phone numbers in texts. Nobody is asked to check them there, and they stay when the number of a person or a line changes. */
export function numbersInTexts(draft: SiteDraft): string[] {
  return [...new Set(textsOf(draft).flatMap(({ english, spanish }) => phonesIn(`${english} ${spanish}`)))]
}

/** What a field of the site takes: an organization has the name of a local number, and anything else has sentences. */
export function meantAs(name: string): MeantAs {
  return name === 'role' ? 'role' : name === 'name' ? 'other' : 'text'
}

/** What looks like a person's name in texts that staff and the public card show, each once. */
export function namesInTexts(draft: SiteDraft): string[] {
  const found = textsOf(draft).flatMap(({ name, english, spanish }) =>
    [english, spanish].flatMap((text) => personNameIn(text, meantAs(name), [draft.name]) ?? []),
  )
  return [...new Set(found)]
}

/** What's done later has a time. Telling SCR, or the named person, never does. */
const LATER: ReadonlySet<string> = new Set(['nextDay', 'followUp', 'staffCare', 'beforeGroup'])

/** The fields from which staff could take that they don't report, or not now, with the worst reason of each. */
export function unsafeTexts(draft: SiteDraft): { readonly field: string; readonly kind: AdviceDanger }[] {
  return textsOf(draft).flatMap(({ at, name, english, spanish }) => {
    const worst = (field: string, text: string, language: 'en' | 'es') => {
      const isLater = LATER.has(name) && !/scr|911|report|denunci/iu.test(text)
      const [kind] = unsafeAdvice(text, language).filter((danger) => danger !== 'delay' || !isLater)
      return kind === undefined ? [] : [{ field, kind }]
    }
    return [...worst(`${at}${name}`, english, 'en'), ...worst(`${at}es-${name}`, spanish, 'es')]
  })
}

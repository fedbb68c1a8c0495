import { patternsOf } from '../course/advice/patterns.ts'
import { sentencesOf, unsafeAdvice, unsafeSentence, type UnsafeSentence } from '../course/safe-wording.ts'
import { WORDING_RULES } from '../course/wording-rules.ts'
import { PLAN_FIELDS } from '../organization/plan.ts'
import type { Language } from '../platform/text/language.ts'
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
  return [...new Set(namedFields(draft).map(({ looksLike }) => looksLike))]
}

/** A field with something that looks like a person's name. */
interface NamedField {
  readonly field: string
  readonly text: string
  readonly meantAs: MeantAs
  readonly looksLike: string
}

/** @param own other names of the organization and its sites, which are nobody's. */
export function namedFields(draft: SiteDraft, own: readonly string[] = []): NamedField[] {
  return textsOf(draft).flatMap(({ at, name, english, spanish }) =>
    [
      { field: `${at}${name}`, text: english },
      { field: `${at}es-${name}`, text: spanish },
    ].flatMap(({ field, text }) => {
      const meant = meantAs(name)
      const looksLike = personNameIn(text, meant, [draft.name, ...own])
      return looksLike === null ? [] : [{ field, text, meantAs: meant, looksLike }]
    }),
  )
}

/** What's done later has a time. Telling SCR, or somebody here about what a youth said, never does. */
const LATER: ReadonlySet<string> = new Set(['nextDay', 'followUp', 'staffCare', 'beforeGroup'])
/** In small letters: whom staff tell at once, and what a youth said. */
const AT_ONCE = patternsOf(
  'scr|911|report|denunci|hotline|named person|backup|persona designada|persona de respaldo|línea',
  String.raw`\b(?:what|anything|something) (?:a|the|any|your) (?:youth|child|teen|young person) (?:has )?(?:said|says|told|tells|shared|disclosed)|\b(?:youth|child|teen|young person)s? (?:has |have )?(?:discloses?|disclosed|(?:tells?|told) (?:you|staff|us|them))`,
  String.raw`lo que (?:le |les |nos )?(?:dijo|contó|diga|cuente|reveló) |(?:joven|menor|niñ[oa]) (?:le |les |nos )?(?:cuent|cont|revel)`,
)
const LATER_CALLS: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:call|phone|tell|told|notif\w*|inform\w*|alert\w*)\b[^.;]*\b(?:next|following) (?:\w+ )?(?:day|morning|shift|week)\b|\b(?:call|phone|tell|told|notif\w*|inform\w*|alert\w*)\b[^.;]*\b(?:tomorrow|within (?:\w+ ){1,2}(?:hours?|days?|weeks?))\b/u,
  es: /(?<!\p{L})(?:llam|díga|dig|cuént|cuent|avis|avís|inform|infórm|notif)\p{L}*[^.;]*(?:(?:día|mañana|semana|turno) siguiente|(?:dentro de|en) (?:una?|\p{L}+|\d+) (?:horas?|días?|semanas?)(?!\p{L}))/u,
}

/** The fields from which staff could take that they don't report, or not now, with the worst reason of each and its sentence. */
export function unsafeTexts(draft: SiteDraft): ({ readonly field: string } & UnsafeSentence)[] {
  const roles = [...draft.named, draft.backup, draft.ifAboutThatPerson].flatMap(({ role, es }) => [
    role,
    es?.role ?? '',
  ])
  return textsOf(draft).flatMap(({ at, name, english, spanish }) => {
    const found = (field: string, text: string, language: Language) => {
      const unsafe = LATER.has(name) ? unsafeLater(text, language, roles) : unsafeSentence(text, language)
      return unsafe === null ? [] : [{ field, ...unsafe }]
    }
    return [...found(`${at}${name}`, english, 'en'), ...found(`${at}es-${name}`, spanish, 'es')]
  })
}

/** What may be said the next day of a night, a shift or a visit, to anybody. */
const HOW_IT_WAS =
  /\bhow (?:the )?(?:night|shift|day|visit|group) (?:was|went)\b|cómo (?:fue|estuvo|pasó) (?:la noche|el turno|el día|la visita|el grupo)(?!\p{L})/u

/** A text about the time after, in which a delay is only refused for what nobody may delay. */
function unsafeLater(text: string, language: Language, roles: readonly string[]): UnsafeSentence | null {
  const toSay = roles.map((role) => role.trim().toLowerCase()).filter((role) => role !== '')
  const mayWait = (sentence: string) => {
    const small = WORDING_RULES[language].plain(sentence)
    const saysRole = toSay.some((role) => small.includes(role)) && !HOW_IT_WAS.test(small)
    return !saysRole && !AT_ONCE.some((pattern) => pattern.test(small))
  }
  const late = sentencesOf(text).find(
    (sentence) => !mayWait(sentence) && LATER_CALLS[language].test(WORDING_RULES[language].plain(sentence)),
  )
  const rest = sentencesOf(text).map((sentence) => ({ sentence, unsafe: unsafeSentence(sentence, language) }))
  const found = unsafeAdvice(text, language).filter(
    (kind) => kind !== 'delay' || rest.some(({ sentence, unsafe }) => unsafe?.kind === 'delay' && !mayWait(sentence)),
  )
  const [kind] = found
  if (kind !== undefined) {
    const said = rest.find(({ unsafe }) => unsafe?.kind === kind)?.sentence ?? text
    return { kind, sentence: said.trim() }
  }
  return late === undefined ? null : { kind: 'delay', sentence: late.trim() }
}

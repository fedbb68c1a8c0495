import type { Contents } from '../contacts/line.ts'
import type { ClauseId, Policy } from '../course/policy-shape.ts'
import { OWN_PARTS } from '../ledger/bodies/policy.ts'
import type { Actor } from '../ledger/event.ts'
import { type ShownRow, differingRows } from '../platform/html/compared.page.ts'
import { EMPTY_FORM, field } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import { calendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { type Approval, type changedByRelease, type OwnClause, releasedVersion } from './adopted.ts'
import { type PolicyDraft, shownWords } from './draft.ts'
import { scrNote } from './scr-note.page.ts'

interface AdoptedInput {
  /** As they are live. */
  readonly contents: Contents
  /** As they would be without clauses of the organization's. */
  readonly course: Contents
  readonly own: ReadonlyMap<ClauseId, OwnClause>
  readonly byRelease: ReturnType<typeof changedByRelease>
  readonly draft: PolicyDraft
  readonly saved: SavedTexts
  /** Names a change as the viewer sees it. */
  readonly seen: (change: PolicyDraft[number]) => string
  /** Who approved it, as a sentence. */
  readonly approved: string
  /** The version that waits, as a sentence, and whether it waits for the viewer. Null when none does. */
  readonly waiting: { readonly text: string; readonly isYours: boolean } | null
  /** With details that are live. */
  readonly sites: readonly { readonly slug: string; readonly name: string }[]
  readonly done: keyof Messages['hr']['policy']['done'] | null
  readonly language: Language
  readonly mayKeep: boolean
  readonly csrf: string
  readonly links: {
    readonly add: string
    readonly drop: string
    readonly publish: string
    readonly approval: string
    readonly paper: string
    clause(clause: ClauseId): string
  }
}

/** Who changed each clause of a draft last and when, as a sentence, as far as that's kept. */
export type SavedTexts = ReadonlyMap<ClauseId, string>

type Words = Readonly<Record<Language, Pick<Policy['clauses'][number], 'short' | 'text'> | null>>

/** The policy as it is live, with a draft of changes for those who may publish it. */
export function adoptedPage(shell: Shell, input: AdoptedInput): string {
  const { t } = shell
  const { approved, contents, course, csrf, done, draft, language, links, mayKeep, seen, sites, waiting } = input
  const words = t.hr.policy
  const { policy } = contents[language]
  return renderPage('app', shell, 'policy/adopted', {
    t,
    version: versionText(policy, language, t),
    byRelease: policy.why === undefined ? '' : words.byRelease(releasedVersion(policy.version), policy.why),
    approved,
    waiting,
    paper: {
      href: links.paper,
      fields: [
        select('site', words.paper.site, [
          { value: '', text: words.paper.allSites },
          ...sites.map(({ slug, name }) => ({ value: slug, text: name })),
        ]),
        select('language', words.paper.language, languageOptions(language, t)),
        select('format', words.paper.format, [
          { value: 'pdf', text: 'PDF' },
          { value: 'docx', text: 'Word (DOCX)' },
        ]),
      ],
    },
    done: done === null ? '' : words.done[done],
    parts: OWN_PARTS.map((part) => ({
      title: t.learn.policy[part],
      clauses: policy.clauses.filter((clause) => clause.part === part).map((clause) => clauseView(clause, input, t)),
    })),
    gone: [...input.byRelease].flatMap(([id, { now }]) => (now === null ? [{ id, text: words.goneByRelease }] : [])),
    draft: draft.map((change) => ({
      ...draftView(change, { contents, course, language, saved: input.saved }, t),
      href: links.clause(change.clause),
      edit: `${words.draft.edit}: ${change.clause}`,
      drop: `${words.draft.drop}: ${change.clause}`,
      seen: seen(change),
    })),
    mayKeep,
    csrf,
    links,
  })
}

function select(name: string, label: string, options: readonly { readonly value: string; readonly text: string }[]) {
  return field(EMPTY_FORM, { type: 'select', name, label, initial: options[0]?.value ?? '', options })
}

/** The language of the page comes first. */
function languageOptions(language: Language, { hr }: Messages) {
  const order = LANGUAGES.toSorted((one) => (one === language ? -1 : 1))
  return order.map((value) => ({ value, text: hr.policy.form.words[value] }))
}

/** Who approved the version that staff read. */
export function approvalText(
  approval: Approval | null,
  nameOf: (actor: Actor) => string,
  language: Language,
  t: Messages,
): string {
  const words = t.hr.policy.approved
  if (approval === null) return words.nobody
  switch (approval.kind) {
    case 'typed':
      return words.typed(approval.approver)
    case 'agreed':
      return words.agreed(nameOf(approval.by), nameOf(approval.proposedBy), formatDate(approval.on, language))
    case 'alone':
      return words.alone(nameOf(approval.by), formatDate(approval.on, language))
  }
}

function clauseView(
  { id, short, text, own, untranslated }: Policy['clauses'][number],
  { byRelease, course: all, language, links, own: changes }: AdoptedInput,
  t: Messages,
) {
  const words = t.hr.policy
  const changed = byRelease.get(id)
  const course = all[language].policy.clauses.find((clause) => clause.id === id)
  return {
    id,
    short,
    text,
    lang: untranslated === true ? 'en' : language,
    marks: [
      ...(own === undefined ? [] : [words.marks[own]]),
      ...(changes.get(id)?.words.es === null ? [words.marks.untranslated] : []),
    ],
    course: own === 'reworded' && course !== undefined ? course.text : '',
    byRelease: changed === undefined || changed.now === null ? null : comparedClauses(changed.before, changed.now, t),
    callScr: scrNote(id, t),
    href: links.clause(id),
    label: `${words.reword}: ${id}`,
  }
}

/** A change in the draft: what it is, and the words before and after. */
export function draftView(
  change: PolicyDraft[number],
  { contents, course, language, saved }: Pick<AdoptedInput, 'contents' | 'course' | 'language' | 'saved'>,
  t: Messages,
) {
  const words = t.hr.policy.draft
  const { clause, material, reason } = change
  const after = draftedWords(change, contents, course)
  const before = liveWords(clause, contents)
  const short = (after?.[language] ?? after?.en ?? before[language])?.short ?? ''
  return {
    clause,
    title: `${clause}: ${short}`,
    kind: material ? words.material(reason) : words.minor(reason),
    saved: saved.get(clause) ?? '',
    rows: comparedClauses(before, after, t),
    isGone: after === null,
  }
}

/** What a clause would say. Null when it would no longer be there. */
export function draftedWords(
  { clause, part, words }: PolicyDraft[number],
  contents: Contents,
  course: Contents,
): Words | null {
  if (words !== null) return shownWords(words, contents.en.contacts)
  return part === null ? liveWords(clause, course) : null
}

export function liveWords(clause: string, contents: Contents): Words {
  const of = (language: Language) => {
    const found = contents[language].policy.clauses.find(({ id }) => id === clause)
    return found === undefined || found.untranslated === true ? null : found
  }
  return { en: of('en'), es: of('es') }
}

/** The texts of a clause that differ. */
export function comparedClauses(before: Words | null, after: Words | null, t: Messages): ShownRow[] {
  const words = t.hr.policy
  const rows = LANGUAGES.flatMap((language) =>
    (['short', 'text'] as const).map((part) => {
      const label = words.form.fields[part === 'short' ? 'short' : 'clause']
      const [from, to] = [before?.[language]?.[part] ?? '', after?.[language]?.[part] ?? '']
      return {
        label: t.hr.lines.inLanguage[language](label),
        from,
        // A clause that loses its Spanish is shown in English to everyone.
        to: to === '' && from !== '' && after !== null ? words.draft.inEnglish : to,
        lang: language,
      }
    }),
  )
  return differingRows(rows, t.hr.lines.none)
}

export function versionText({ version, effectiveOn }: Policy, language: Language, t: Messages): string {
  return t.hr.policy.version(version, formatDate(calendarDate(effectiveOn), language))
}

import { z } from 'zod'
import { ANSWER_REPORTS, REPORTS } from '../standards/cmi.ts'
import { PACKAGE_EDITIONS, type PackageEdition } from '../standards/edition.ts'
import { languageFiles } from '../link.page.ts'
import { FACTS_FILE } from '../build.job.ts'
import { manifestFile } from '../standards/manifest.job.ts'
import type { ContentSummary, PackageSummary, PhoneNumber, SiteSummary } from './comparison.ts'
import { filesInZip, LARGEST_ZIP, UnreadableZip } from './zip-file.job.ts'
import { type Language, LANGUAGES } from '../../platform/text/language.ts'
import { clauseId, text as someText } from '../../course/policy-shape.ts'

/** Why a file is no package of this course: a sentence about the file, without its name. */
export class NoPackage extends Error {}

export const LARGEST_PACKAGE = LARGEST_ZIP
const TELLING: ReadonlySet<string | null> = new Set([
  FACTS_FILE,
  ...LANGUAGES.map(languageFiles).flatMap(({ first, later }) => [first, later]),
  ...PACKAGE_EDITIONS.map(manifestFile),
])
/** Before packages had languages, everything was in one file of this name. */
const FIRST_LAYOUT = /^data\.([a-z]{2})\.js$/
/** A script that puts one value on the window, alone or next to those of other languages. */
const VALUE = /^(?:window\.\w+=|\(window\.(\w+)=window\.\1\|\|\{\}\)\.\w+=)(\{[\s\S]*\})\s*$/

/**
 * Reads a zip file that `csec export` wrote, of this version or an earlier one. Scripts are read as text and never run.
 * Throws a `NoPackage`.
 */
export async function readPackage(bytes: Uint8Array): Promise<PackageSummary> {
  const files = await textFiles(bytes)
  const [first] = [...files.keys()].filter((name) => FIRST_LAYOUT.test(name))
  if (files.has(FACTS_FILE)) return inLanguages(files)
  if (first !== undefined) return inOneFile(files, first)
  throw new NoPackage('is a zip file, but not a package of this course')
}

/** The policy in a package of this course, as staff read it in each of its languages. Throws a `NoPackage`. */
export async function readPolicy(bytes: Uint8Array): Promise<ReadonlyMap<Language, z.infer<typeof POLICY_READ>>> {
  const files = await textFiles(bytes)
  const { languages } = parsed(files, FACTS_FILE, FACTS)
  return new Map(languages.map(({ language }) => [language, parsed(files, languageFiles(language).first, POLICY_READ)]))
}

const POLICY_READ = z.object({
  policy: z.object({
    version: z.string(),
    clauses: z.array(
      z.object({ id: clauseId, short: someText, text: someText, untranslated: z.literal(true).exactOptional() }),
    ),
  }),
  contacts: z.array(z.object({ id: someText, digits: someText, letters: someText.nullable() })),
})

/** The files that tell something: scripts with values, and the manifest. */
async function textFiles(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  try {
    const files = await filesInZip(bytes, (name) => TELLING.has(name) || FIRST_LAYOUT.test(name))
    return new Map(files.map(({ entry, content }) => [entry.fileName, content.toString('utf8')]))
  } catch (error) {
    throw error instanceof UnreadableZip ? new NoPackage(error.message) : error
  }
}

function inLanguages(files: ReadonlyMap<string, string>): PackageSummary {
  const facts = parsed(files, FACTS_FILE, FACTS)
  const contents = facts.languages.map(({ language }) => {
    const { first, later } = languageFiles(language)
    const content = parsed(files, first, CONTENT)
    const { items, scenarios } = parsed(files, later, LATER)
    return contentSummary({
      ...content,
      scenarios,
      course: { ...content.course, items: [...content.course.items, ...items] },
    })
  })
  return summary(files, 2, facts, contents)
}

function inOneFile(files: ReadonlyMap<string, string>, name: string): PackageSummary {
  const { content, ...settings } = parsed(files, name, COURSE_DATA)
  const facts = { edition: 'scorm12', answers: 'results', id: '', ...settings } as const
  return summary(files, 1, facts, [contentSummary(content)])
}

function summary(
  files: ReadonlyMap<string, string>,
  layout: number,
  facts: Omit<z.infer<typeof FACTS>, 'languages'>,
  [first, ...others]: readonly ContentSummary[],
): PackageSummary {
  if (first === undefined) throw new NoPackage('has no language')
  const { edition, report, answers, leaveTo } = facts
  const manifest = manifestOf(files, edition)
  const names = [
    ...manifest.matchAll(/<(?:manifest|organization|item|resource|course|au)\s[^>]*?\b(?:identifier|id)="([^"]*)"/g),
  ]
  return {
    layout,
    edition,
    report,
    answers,
    leaveTo,
    identifiers: manifest === '' ? [facts.id] : names.map(([, name]) => name ?? ''),
    manifest,
    site: siteSummary(facts.site),
    contents: [first, ...others],
  }
}

function manifestOf(files: ReadonlyMap<string, string>, edition: PackageEdition): string {
  const name = manifestFile(edition)
  const text = name === null ? '' : files.get(name)
  if (text === undefined) throw new NoPackage(`has no ${name}`)
  return text
}

function siteSummary(site: z.infer<typeof SITE>): SiteSummary {
  const { named, backup, ifAboutThatPerson, support, local } = site
  const others = [backup, ifAboutThatPerson, support].filter((person) => person !== null)
  const numbers: PhoneNumber[] = [
    ...named.map(({ role, phone }) => ({ who: role, number: phone })),
    ...others.map(({ role, phone }) => ({ who: role, number: phone })),
    ...local.map(({ name, phone }) => ({ who: name, number: phone })),
  ]
  const isKnown = ({ who, number }: PhoneNumber, index: number) =>
    numbers.findIndex((other) => other.who === who && other.number === number) === index
  return {
    slug: site.slug,
    numbers: numbers.filter(isKnown),
    details: JSON.stringify(site, (key, value: unknown) =>
      key === 'phone' ? '' : key === 'calls' || key === 'wrong' ? undefined : value,
    ),
  }
}

function contentSummary({
  language,
  course,
  policy,
  contacts,
  scenarios,
  guide,
}: z.infer<typeof WHOLE>): ContentSummary {
  const parts = [...course.lessons, ...course.items, ...scenarios, ...policy.clauses, ...contacts]
  return {
    language,
    courseId: course.id,
    version: course.version,
    passMark: `${course.pass.right} of ${course.pass.of}`,
    topics: course.topics.map(({ topic }) => topic),
    lessons: course.lessons.map(({ id }) => id),
    questions: new Map(
      course.items.map(({ id, options }) => [
        id,
        options.map((option) => (option.fits ? `${option.id}*` : option.id)).join(''),
      ]),
    ),
    stories: new Map(scenarios.map(({ id, decisions }) => [id, String(decisions.length)])),
    policyVersion: `${policy.version} (${policy.effectiveOn})`,
    clauses: new Map(policy.clauses.map((clause) => [clause.id, textIn(clause)])),
    contacts: contacts.map(({ id, name, digits, text, tty }) => ({
      id,
      name,
      number: [digits, text, tty].filter((number) => number !== null).join(', '),
    })),
    texts: new Map([...parts.map((part) => [part.id, textIn(part)] as const), ['guide', textIn(guide)]]),
  }
}

/** The same for a course that is in no package, as JSON has it. Null when it's of an earlier form. */
export function courseSummary(json: string): ContentSummary | null {
  const { data } = WHOLE.safeParse(JSON.parse(json))
  return data === undefined ? null : contentSummary(data)
}

/** Everything that is said in a part of the course, without numbers and dates, which have comparisons of their own. */
function textIn(part: unknown): string {
  if (typeof part === 'string') return part
  if (typeof part !== 'object' || part === null) return ''
  // A contact has numbers for calls and texts, and its places and words on paper; elsewhere `text` is something to
  // read.
  const apart =
    'digits' in part
      ? ['digits', 'letters', 'text', 'tty', 'tel', 'checkedOn', 'shownOn', 'card', 'wallet']
      : ['shownIn']
  const said = Object.entries(part).filter(([key]) => !apart.includes(key))
  return said.map(([, value]) => textIn(value)).join('\n')
}

function parsed<Schema extends z.ZodType>(
  files: ReadonlyMap<string, string>,
  name: string,
  schema: Schema,
): z.infer<Schema> {
  const value = schema.safeParse(valueIn(files.get(name) ?? ''))
  if (value.success) return value.data
  const [issue] = value.error.issues
  throw new NoPackage(
    `has a ${name} that is not of this course: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  )
}

/** The value that a script leaves, without running it; undefined for a script that does anything else. */
export function valueIn(script: string): unknown {
  const [, , json] = VALUE.exec(script) ?? []
  try {
    return json === undefined ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}

const ID = z.string().max(100)
const PERSON = z.looseObject({ role: z.string(), phone: z.string() })
const SITE = z.looseObject({
  slug: z.string(),
  named: z.array(PERSON),
  backup: PERSON.nullable(),
  ifAboutThatPerson: PERSON.nullable(),
  support: PERSON.nullable(),
  local: z.array(z.looseObject({ name: z.string(), phone: z.string() })),
})
const ITEMS = z.array(z.looseObject({ id: ID, options: z.array(z.looseObject({ id: ID, fits: z.boolean() })) }))
const STORIES = z.array(z.looseObject({ id: ID, decisions: z.array(z.unknown()) }))
const CONTENT = z.looseObject({
  language: z.enum(LANGUAGES),
  course: z.looseObject({
    id: ID,
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    pass: z.looseObject({ right: z.number(), of: z.number() }),
    topics: z.array(z.looseObject({ topic: ID })),
    lessons: z.array(z.looseObject({ id: ID })),
    items: ITEMS,
  }),
  policy: z.looseObject({ version: z.string(), effectiveOn: z.string(), clauses: z.array(z.looseObject({ id: ID })) }),
  contacts: z.array(
    z.looseObject({
      id: ID,
      name: z.string(),
      digits: z.string(),
      text: z.string().nullable(),
      tty: z.string().nullable(),
    }),
  ),
  guide: z.unknown(),
})
const LATER = z.object({ items: ITEMS, scenarios: STORIES })
const WHOLE = CONTENT.extend({ scenarios: STORIES })
const SETTINGS = z.object({ report: z.enum(REPORTS), site: SITE, leaveTo: z.string().nullable() })
const FACTS = SETTINGS.extend({
  id: z.string(),
  edition: z.enum(PACKAGE_EDITIONS),
  answers: z.enum(ANSWER_REPORTS),
  languages: z.array(z.object({ language: z.enum(LANGUAGES) })),
})
const COURSE_DATA = SETTINGS.extend({ content: WHOLE })

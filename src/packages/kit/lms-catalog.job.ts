import { z } from 'zod'
import { REPORTS } from '../standards/cmi.ts'
import { FINISH_PLACEHOLDER, type Lms, LMS_EVIDENCE, LMS_IDS } from './lms-catalog.ts'
import { PACKAGE_EDITIONS } from '../standards/edition.ts'
import { Files } from '../../course/file.job.ts'
import { ContentProblems, type Problem } from '../../course/problem.job.ts'
import { WORDING_RULES } from '../../course/wording-rules.ts'
import { type Language, LANGUAGES } from '../../platform/text/language.ts'

/** Facts about learning systems in `lms.yaml`, and their words in `en/lms.yaml` and `es/lms.yaml`. */

const text = z.string().trim().min(1, 'must not be empty')
const texts = z.array(text).min(1, 'must not be empty')
const preset = z.strictObject({ edition: z.enum(PACKAGE_EDITIONS), report: z.enum(REPORTS) })

const lmsFacts = z.array(
  z.strictObject({
    id: z.enum(LMS_IDS),
    recommended: preset,
    alternatives: z.array(preset),
    evidence: z.enum(LMS_EVIDENCE),
    checkedOn: z.iso.date(),
  }),
)

const lmsWords = z.array(
  z.strictObject({
    id: z.enum(LMS_IDS),
    name: text,
    source: text,
    limit: z.string().trim().default(''),
    settings: texts,
    watch: texts,
    again: texts,
    completions: texts,
    screen: z.strictObject({ where: text, inProgress: text, finished: text }),
  }),
)

/** These words appear both in a kit and in the web app, so neither may point at pages of the other. */
const ELSEWHERE: Readonly<Record<Language, readonly string[]>> = {
  en: ['this kit', 'first page'],
  es: ['esta carpeta', 'primera página'],
}

type LmsFacts = z.infer<typeof lmsFacts>
type LmsWords = z.infer<typeof lmsWords>

/** Loads the learning systems in every language and checks them. Throws `ContentProblems` with every problem. */
export function loadLms(folder: string): Record<Language, readonly Lms[]> {
  const { systems, problems } = readLms(folder)
  if (systems === null || problems.length > 0) throw new ContentProblems(problems)
  return systems
}

/** Reads and checks everything; `systems` is null when a file has the wrong shape. */
export function readLms(folder: string): { systems: Record<Language, readonly Lms[]> | null; problems: Problem[] } {
  const problems: Problem[] = []
  const files = new Files(folder, problems)
  const facts = files.yaml('lms.yaml', lmsFacts)
  const [en, es] = [files.yaml('en/lms.yaml', lmsWords), files.yaml('es/lms.yaml', lmsWords)]
  if (facts === null || en === null || es === null) return { systems: null, problems }
  const words = { en, es }
  problems.push(
    ...idProblems('lms.yaml', facts),
    ...facts.flatMap(presetProblems),
    ...LANGUAGES.flatMap((language) => [
      ...idProblems(`${language}/lms.yaml`, words[language]),
      ...words[language].flatMap((said) => wordingProblems(language, said)),
    ]),
    ...shapeProblems(en, es),
  )
  return { systems: { en: described(facts, en), es: described(facts, es) }, problems }
}

/** Every system once, in the order in which they are offered. */
function idProblems(file: string, entries: readonly { readonly id: string }[]): Problem[] {
  const ids = entries.map(({ id }) => id)
  const missing = LMS_IDS.filter((id) => !ids.includes(id)).map((id) => ({ file, path: id, message: 'is missing' }))
  const twice = ids.filter((id, index) => ids.indexOf(id) < index)
  const faults = [...missing, ...twice.map((id) => ({ file, path: id, message: 'this id is used twice' }))]
  if (faults.length > 0 || ids.join() === LMS_IDS.join()) return faults
  return [{ file, path: '', message: `must be in the order ${LMS_IDS.join(', ')}` }]
}

/** A system lists an edition only once, or there would be two reports to choose from. */
function presetProblems({ id, recommended, alternatives }: LmsFacts[number]): Problem[] {
  const editions = [recommended, ...alternatives].map(({ edition }) => edition)
  return editions
    .filter((edition, index) => editions.indexOf(edition) < index)
    .map((edition) => ({ file: 'lms.yaml', path: `${id}.alternatives`, message: `names ${edition} twice` }))
}

function wordingProblems(language: Language, said: LmsWords[number]): Problem[] {
  const { settings, watch, again, completions, screen, source, limit } = said
  const all = [source, limit, ...settings, ...watch, ...again, ...completions, ...Object.values(screen)]
  const at = (message: string) => ({ file: `${language}/lms.yaml`, path: said.id, message })
  return [
    ...WORDING_RULES[language].nowhere.flatMap(({ pattern, message }) =>
      all.filter((each) => pattern.test(each)).map(() => at(message)),
    ),
    ...ELSEWHERE[language].flatMap((words) =>
      all.filter((each) => each.includes(words)).map(() => at(`speaks of "${words}", which is not on every page`)),
    ),
    ...all
      .flatMap((each) => each.match(/\{[^}]*\}?/g) ?? [])
      .filter((placeholder) => placeholder !== FINISH_PLACEHOLDER)
      .map((placeholder) => at(`has an unknown placeholder ${placeholder}`)),
  ]
}

/** The Spanish version must have every step of the English one. */
function shapeProblems(en: LmsWords, es: LmsWords): Problem[] {
  return en.flatMap((english) => {
    const spanish = es.find(({ id }) => id === english.id)
    if (spanish === undefined) return []
    const at = (path: string, message: string) => ({ file: 'es/lms.yaml', path: `${english.id}.${path}`, message })
    return [
      ...(['settings', 'watch', 'again', 'completions'] as const)
        .filter((list) => english[list].length !== spanish[list].length)
        .map((list) => at(list, `has ${spanish[list].length} entries, the English ${english[list].length}`)),
      ...((english.limit === '') === (spanish.limit === '') ? [] : [at('limit', 'is there in one language only')]),
    ]
  })
}

function described(facts: LmsFacts, words: LmsWords): Lms[] {
  return facts.flatMap((fact) => words.filter(({ id }) => id === fact.id).map((said) => ({ ...fact, ...said })))
}

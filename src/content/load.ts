import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Content, Language } from '../domain/content.ts'
import type { Item, Lesson } from '../domain/course.ts'
import type { Scenario } from '../domain/scenario.ts'
import type { SiteDetails } from '../domain/site.ts'
import { checkContent } from './check.ts'
import { readLesson } from './lesson.ts'
import { ContentProblems, dotted, type Problem, zodProblems } from './problems.ts'
import {
  contactsFile,
  courseFile,
  guideFile,
  policyFile,
  questionsFile,
  readingFile,
  scenarioFile,
  siteFile,
} from './schema.ts'
import { readYamlText } from './yaml.ts'

const LETTERS = 'abcdef'

/** The content of one language, checked. Throws `ContentProblems` with every problem at once. */
export function loadContent(folder: string, language: Language): Content {
  const { content, problems } = readContent(folder, language)
  if (content === null || problems.length > 0) throw new ContentProblems(problems)
  return content
}

/** The content in every language. Throws `ContentProblems` for the first that has problems. */
export function loadContents(folder: string): Record<Language, Content> {
  return { en: loadContent(folder, 'en') }
}

/** Reads and checks everything; `content` is null when a file has the wrong shape. */
export function readContent(folder: string, language: Language): { content: Content | null; problems: Problem[] } {
  const problems: Problem[] = []
  const read = <T>(file: string, schema: z.ZodType<T>) => readYaml(folder, file, schema, problems)

  const policy = read('policy.yaml', policyFile)
  const contacts = read('contacts.yaml', contactsFile)
  const course = read('course.yaml', courseFile)
  const reading = read('reading.yaml', readingFile)
  const site = read('site.example.yaml', siteFile)
  const guide = read(`${language}/guide.yaml`, guideFile)
  const lessons = (course?.lessons ?? []).flatMap((id, index) => {
    const file = `${language}/lessons/${id}.md`
    const source = readText(folder, file, problems)
    if (source === null) return []
    const { lesson, problems: found } = readLesson(file, index + 1, source)
    problems.push(...found)
    return lesson === null ? [] : [lesson]
  })
  const items = filesIn(folder, `${language}/questions`)
    .flatMap((file) => read(file, questionsFile) ?? [])
    .map(toItem)
  const scenarios = filesIn(folder, `${language}/scenarios`)
    .flatMap((file) => read(file, scenarioFile) ?? [])
    .map(toScenario)
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))

  if (
    policy === null ||
    contacts === null ||
    course === null ||
    reading === null ||
    site === null ||
    guide === null ||
    problems.length > 0
  ) {
    return { content: null, problems }
  }
  const { steps, ...rest } = course
  const content: Content = {
    language,
    course: {
      ...rest,
      pass: { ...course.pass, allTopics: true },
      stepTitles: steps,
      lessons: lessons as Lesson[],
      items,
    },
    policy,
    contacts: contacts.contacts,
    scenarios,
    guide,
  }
  return { content, problems: checkContent(content, site, reading.terms) }
}

/** The reviewed list of names and defined terms. Throws `ContentProblems`. */
export function readTerms(folder: string): readonly string[] {
  const problems: Problem[] = []
  const reading = readYaml(folder, 'reading.yaml', readingFile, problems)
  if (reading === null) throw new ContentProblems(problems)
  return reading.terms
}

/** A site's details from a file in the shape of `site.example.yaml`. Throws `ContentProblems`. */
export function loadSite(folder: string, file: string): SiteDetails {
  const problems: Problem[] = []
  const site = readYaml(folder, file, siteFile, problems)
  if (site === null) throw new ContentProblems(problems)
  return site
}

function toItem(item: z.infer<typeof questionsFile>[number]): Item {
  return { ...item, options: item.options.map((option, index) => ({ id: LETTERS.charAt(index), ...option })) }
}

function toScenario(scenario: z.infer<typeof scenarioFile>): Scenario {
  return {
    ...scenario,
    decisions: scenario.decisions.map((decision) => ({
      ...decision,
      choices: decision.choices.map((choice, index) => ({ id: LETTERS.charAt(index), ...choice })),
    })),
  }
}

function readYaml<T>(folder: string, file: string, schema: z.ZodType<T>, problems: Problem[]): T | null {
  const source = readText(folder, file, problems)
  if (source === null) return null
  const yaml = readYamlText(source)
  if ('message' in yaml) {
    problems.push({ file, path: `line ${yaml.line}`, message: yaml.message })
    return null
  }
  const { data } = yaml
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  problems.push(...zodProblems(file, parsed.error, (path) => named(data, path)))
  return null
}

/** A key path in which an entry of a list goes by its own id: `Q16.options.0.why`. */
function named(data: unknown, path: readonly PropertyKey[]): string {
  const [first, ...rest] = path
  if (!Array.isArray(data) || typeof first !== 'number') return dotted(path)
  const id: unknown = data[first]?.id
  return dotted([typeof id === 'string' ? id : first, ...rest])
}

function readText(folder: string, file: string, problems: Problem[]): string | null {
  const path = join(folder, file)
  if (existsSync(path)) return readFileSync(path, 'utf8')
  problems.push({ file, path: '', message: 'there is no such file' })
  return null
}

function filesIn(folder: string, below: string): string[] {
  const path = join(folder, below)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${below}/${name}`)
}

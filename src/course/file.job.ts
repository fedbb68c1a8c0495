import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { z } from 'zod'
import type { Section } from './course.ts'
import { readLesson } from './lesson.job.ts'
import { dotted, type Problem, zodProblems } from './problem.job.ts'
import { parse, YAMLParseError } from 'yaml'

/**
 * Reads the files of a content folder. A file that can't be read is reported and left out: the result is null or a
 * shorter list.
 */
export class Files {
  readonly problems: Problem[]
  readonly #folder: string

  constructor(folder: string, problems: Problem[]) {
    this.#folder = folder
    this.problems = problems
  }

  yaml<T>(file: string, schema: z.ZodType<T>): T | null {
    const source = this.text(file)
    if (source === null) return null
    const yaml = readYamlText(source)
    if ('message' in yaml) {
      this.problems.push({ file, path: `line ${yaml.line}`, message: yaml.message })
      return null
    }
    const { data } = yaml
    const parsed = schema.safeParse(data)
    if (parsed.success) return parsed.data
    this.problems.push(...zodProblems(file, parsed.error, (path) => named(data, path)))
    return null
  }

  /** Every YAML file of a folder, in the order of the names. */
  all<T>(below: string, schema: z.ZodType<T>): T[] {
    const path = join(this.#folder, below)
    const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.yaml')) : []
    return names.sort().flatMap((name) => {
      const data = this.yaml(`${below}/${name}`, schema)
      return data === null ? [] : [data]
    })
  }

  lesson<Front>(file: string, schema: z.ZodType<Front>): (Front & { sections: Section[] }) | null {
    const source = this.text(file)
    if (source === null) return null
    const { lesson, problems } = readLesson(file, source, schema)
    this.problems.push(...problems)
    return lesson
  }

  /** Every file in a folder and in the folders below it, in the order of the names. */
  names(below: string): string[] {
    const path = join(this.#folder, below)
    if (!existsSync(path)) return []
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.#folder, join(entry.parentPath, entry.name)))
      .sort()
  }

  text(file: string): string | null {
    const path = join(this.#folder, file)
    if (existsSync(path)) return readFileSync(path, 'utf8')
    this.problems.push({ file, path: '', message: 'there is no such file' })
    return null
  }
}

/** A key path in which an entry of a list goes by its own id: `Q16.options.0.why`. */
function named(data: unknown, path: readonly PropertyKey[]): string {
  const [first, ...rest] = path
  if (!Array.isArray(data) || typeof first !== 'number') return dotted(path)
  const id: unknown = data[first]?.id
  return dotted([typeof id === 'string' ? id : first, ...rest])
}

/** The data of a YAML text, or where and why it cannot be read. */
type ReadYaml = { readonly data: unknown } | { readonly line: number; readonly message: string }

export function readYamlText(source: string): ReadYaml {
  try {
    return { data: parse(source) }
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    return { line: error.linePos?.[0].line ?? 0, message: error.message.split('\n')[0] ?? '' }
  }
}

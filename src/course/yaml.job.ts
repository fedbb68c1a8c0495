import { parse, YAMLParseError } from 'yaml'

/** The data of a YAML text, or where and why it cannot be read. */
export type ReadYaml = { readonly data: unknown } | { readonly line: number; readonly message: string }

export function readYamlText(source: string): ReadYaml {
  try {
    return { data: parse(source) }
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    return { line: error.linePos?.[0].line ?? 0, message: error.message.split('\n')[0] ?? '' }
  }
}

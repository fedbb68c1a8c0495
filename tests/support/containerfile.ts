import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src/platform/root.ts'

/** One instruction of `deploy/Containerfile`, its lines joined. */
export interface Instruction {
  readonly name: string
  readonly text: string
}

/** The stages of the file, each from its FROM on. What is before the first is left out. */
export function stages(): Instruction[][] {
  const text = readFileSync(join(ROOT, 'deploy/Containerfile'), 'utf8').replaceAll(/^#.*\n/gm, '')
  const all = text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ name: line.split(' ', 1)[0] ?? '', text: line.slice(line.indexOf(' ') + 1) }))
  const found: Instruction[][] = []
  for (const instruction of all) {
    if (instruction.name === 'FROM') found.push([])
    found.at(-1)?.push(instruction)
  }
  return found
}

export function of(stage: readonly Instruction[], name: string): string[] {
  return stage.filter((each) => each.name === name).map(({ text }) => text)
}

/** The words of an instruction in the form of a list, like CMD. */
export function words(text: string): string[] {
  return JSON.parse(text.slice(text.indexOf('['))) as string[]
}

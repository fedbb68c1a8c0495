import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The first line of the README's first block of shell commands: how to run the product. */
export function runCommand(folder: string): string {
  const line = /^```sh\n(.+)\n/m.exec(readme(folder))?.[1]
  if (line === undefined) throw new Error('the README has no block of shell commands')
  return line
}

/** Every `npx csec …` that the README names, in its order. */
export function csecCommands(folder: string): string[] {
  return [...readme(folder).matchAll(/\bnpx csec [^`\n]+/g)].map(([command]) => command)
}

function readme(folder: string): string {
  return readFileSync(join(folder, 'README.md'), 'utf8')
}

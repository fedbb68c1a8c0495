/* Checks an evidence pack, a zip or a folder, with Node 20 or later. No packages, no network, no server. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflateRawSync } from 'node:zlib'
import { checkPack, type FoundFile } from './pack-check.ts'
import { DamagedZip, zipEntries } from './zip-reading.ts'
import { checkWords, findingText } from './pack-check.page.ts'
import { nodeTools } from './tools.job.ts'

/** Files that operating systems put into folders by themselves. A pack has none of these names. */
const OF_THE_SYSTEM: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

process.exitCode = await run(process.argv.slice(2))

/** 0: in order. 1: something is not. 2: nothing was checked. */
async function run(args: readonly string[]): Promise<number> {
  const keyAt = args.indexOf('--key')
  const expectedKey = keyAt < 0 ? null : (args[keyAt + 1] ?? '')
  const paths = args.filter((_, index) => keyAt < 0 || (index !== keyAt && index !== keyAt + 1))
  if (paths.length > 1 || paths.some((path) => path.startsWith('-')) || expectedKey === '') {
    console.error(checkWords(null).usage)
    return 2
  }
  const path = resolve(paths[0] ?? dirname(fileURLToPath(import.meta.url)))
  if (!existsSync(path)) {
    console.error(checkWords(null).cannotRead(path))
    return 2
  }
  try {
    return await report(statSync(path).isDirectory() ? folderFiles(path) : await zipFiles(path), expectedKey)
  } catch (error) {
    if (!(error instanceof DamagedZip)) throw error
    console.error(`${checkWords(null).notZip} ${error.message}`)
    return 1
  }
}

async function report(files: readonly FoundFile[], expectedKey: string | null): Promise<number> {
  const finding = await checkPack(files, { tools: nodeTools, expectedKey, progress: () => Promise.resolve() })
  const text = findingText(finding, checkWords(finding.manifest?.language))
  const say = text.isGood ? console.log : console.error
  say(text.verdict)
  for (const fault of text.faults) say(`  ${fault}`)
  for (const { name, value } of text.facts) console.log(`${name}: ${value}`)
  for (const note of text.notes) console.log(note)
  return text.isGood ? 0 : 1
}

function folderFiles(folder: string): FoundFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !OF_THE_SYSTEM.has(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => ({ name: relative(folder, path).split(sep).join('/'), content: () => readFile(path) }))
}

async function zipFiles(path: string): Promise<FoundFile[]> {
  const file = await open(path)
  const { size } = await file.stat()
  return zipEntries({
    size,
    async read(offset, length) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)))
      await file.read(bytes, 0, bytes.length, offset)
      return bytes
    },
    // A file of nothing still needs room for one byte.
    inflate: async (bytes, most) => inflateRawSync(bytes, { maxOutputLength: Math.max(1, most) }),
  })
}

// Prints the license of every package that the program needs to run, from what npm has installed. With --all, also of
// those that only developers need.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { packages } = read(join(root, 'package-lock.json'))
const withAll = process.argv.includes('--all')

const lines = []
for (const [path, { dev = false }] of Object.entries(packages)) {
  const file = join(root, path, 'package.json')
  // Npm leaves out what is for another system.
  if (path === '' || (dev && !withAll) || !existsSync(file)) continue
  const { name, version, license, licenses } = read(file)
  lines.push([`${name}@${version}`, nameOf(license ?? licenses) ?? firstLine(join(root, path, 'LICENSE'))])
}

const width = Math.max(...lines.map(([name]) => name.length))
for (const [name, license] of lines.sort()) console.log(`${name.padEnd(width)}  ${license}`)
console.log(`\n${lines.length} packages:`)
for (const [license, count] of counts()) console.log(`${String(count).padStart(5)}  ${license}`)

/** Packages of long ago give an object, or a list of them. */
function nameOf(license) {
  if (Array.isArray(license)) return license.map(nameOf).join(' OR ')
  return typeof license === 'object' ? license.type : license
}

/** Returns the first line of the license of a package whose `package.json` names none. */
function firstLine(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : 'none stated'
}

function counts() {
  const found = new Map()
  for (const [, license] of lines) found.set(license, (found.get(license) ?? 0) + 1)
  return [...found].sort((one, other) => other[1] - one[1])
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

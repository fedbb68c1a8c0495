// Makes sure before tests start that the programs they call are there: those found, else Debian's when we are root,
// else one line that names each that is missing with its Debian package. `slow` asks for those of the slow suites too.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Program → Debian package. The README lists the same. */
const { quick, slow } = JSON.parse(readFileSync(join(import.meta.dirname, 'programs.json'), 'utf8'))
const needed = Object.entries(process.argv[2] === 'slow' ? { ...quick, ...slow } : quick)

/** Debian has PostgreSQL's own programs there, a folder for each version, and not among those of everybody. */
const POSTGRES = '/usr/lib/postgresql'
function searchedFolders() {
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : []
  return [...(process.env.PATH ?? '').split(delimiter), ...versions.map((version) => join(POSTGRES, version, 'bin'))]
}

function isThere(program) {
  return searchedFolders().some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

const findMissing = () => needed.filter(([program]) => !isThere(program))
const packagesOf = (programs) => [...new Set(programs.map(([, name]) => name))]

let missing = findMissing()
if (missing.length > 0 && process.getuid?.() === 0 && isThere('apt-get')) {
  const settings = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], settings)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packagesOf(missing)], settings)
  missing = findMissing()
}
if (missing.length > 0) {
  const named = missing.map(([program, name]) => `${program} (${name})`).join(', ')
  console.error(`Tests need programs that are missing: ${named}. Run: apt-get install ${packagesOf(missing).join(' ')}`)
  process.exit(1)
}

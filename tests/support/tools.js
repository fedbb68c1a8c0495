// Makes sure before tests start that the programs they call are there: those found, else Debian's when we are root,
// else one line that names each that is missing with its Debian package. `slow` asks for those of the slow suites too.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Program → Debian package. The README lists the same. */
const QUICK = {
  xmllint: 'libxml2-utils',
  pdfinfo: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  zbarimg: 'zbar-tools',
  qpdf: 'qpdf',
}
const SLOW = { faketime: 'faketime', strace: 'strace' }

const needed = Object.entries(process.argv[2] === 'slow' ? { ...QUICK, ...SLOW } : QUICK)

function isThere(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
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

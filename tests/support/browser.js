// Makes sure that a Chromium is there before browser tests start: the one found, else Debian's when we are root,
// else Playwright's own with a limit of a minute, else one clear line.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** The shell without windows comes first: it is the same engine and opens pages in a third of the time. */
const SYSTEM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The path of a Chromium to launch, or null. */
export function findChromium() {
  const own = process.env.CHROMIUM_PATH
  const candidates = [...(own === undefined ? [] : [own]), ...SYSTEM, chromium.executablePath()]
  return candidates.find((path) => existsSync(path)) ?? null
}

/** Flags that keep it from asking for the network or the GPU. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const APT_INSTALL = ['install', '-y', '-qq', '--no-install-recommends']

function install() {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    for (const name of ['chromium-headless-shell', 'chromium'])
      if (findChromium() === null) spawnSync('apt-get', [...APT_INSTALL, name], { stdio: 'inherit' })
  }
  if (findChromium() === null) {
    spawnSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'inherit', timeout: 60_000 })
  }
}

if (process.argv[1] === import.meta.filename) {
  if (findChromium() === null) install()
  if (findChromium() === null) {
    console.error('Browser tests need Chromium: install it, or set CHROMIUM_PATH to one.')
    process.exit(1)
  }
}

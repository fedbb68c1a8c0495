// Changes the rules one by one, and counts the changes that their tests notice: `npm run test:mutation`, or with the
// names of modules (`npm run test:mutation -- due status`). docs/mutation.md has the figures.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import MODULES from './modules.json' with { type: 'json' }

const root = join(import.meta.dirname, '../..')
const tools = join(root, 'node_modules/.mutation')
// Not among the packages of the program, which they'd make a sixth more. Newer ones need Node 22.
const packages = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1']

function run(program, args, env = {}) {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !(name in MODULES))
if (unknown.length > 0) {
  console.error(`There is no module "${unknown.join(', ')}". There are: ${Object.keys(MODULES).join(', ')}`)
  process.exit(2)
}
const stryker = join(tools, 'node_modules/@stryker-mutator/core/bin/stryker.js')
if (!existsSync(stryker)) {
  // Without its peer, Vitest: that is ours.
  const options = ['--prefix', tools, '--no-save', '--no-package-lock', '--legacy-peer-deps']
  if (run('npm', ['install', ...options, ...packages]) !== 0) process.exit(1)
}

let failed = false
const rows = []
for (const name of names.length > 0 ? names : Object.keys(MODULES)) {
  if (run(process.execPath, [stryker, 'run', 'tests/mutation/stryker.config.js'], { MODULE: name }) !== 0) failed = true
  else rows.push([name, ...counted(name)])
}
for (const [name, mutants, killed] of rows)
  console.log(`${name}: ${killed} of ${mutants} killed, ${((100 * killed) / mutants).toFixed(1)} %`)
process.exit(failed ? 1 : 0)

function counted(name) {
  const { files } = JSON.parse(readFileSync(join(root, `reports/mutation/${name}.json`), 'utf8'))
  const mutants = Object.values(files).flatMap((file) => file.mutants)
  return [mutants.length, mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length]
}

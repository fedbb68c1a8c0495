import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Memory that looks like a disk. Thousands of small files then wait for none. */
const MEMORY = '/dev/shm'
const PREFIX = 'csec-quick-'
/** Many times what a run leaves there, which goes with it. */
const ROOM = 2e9
const DAY_MS = 24 * 60 * 60 * 1_000

/**
 * Puts the temporary files of the quick tests into memory, where there's room and programs may run. Otherwise they stay
 * where they'd be, as they do with TMPDIR. What reaches a disk when is for the slow tests, which keep to it.
 */
export function setup(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined) return undefined
  const folder = folderInMemory()
  if (folder === null) return undefined
  process.env['TMPDIR'] = folder
  return () => {
    delete process.env['TMPDIR']
    rmSync(folder, { recursive: true, force: true })
  }
}

function folderInMemory(): string | null {
  try {
    removeLeft()
    const { bavail, bsize } = statfsSync(MEMORY)
    if (bavail * bsize < ROOM) return null
    const folder = mkdtempSync(join(MEMORY, PREFIX))
    if (runsIn(folder)) return folder
    rmSync(folder, { recursive: true })
  } catch {
    // There's no such memory, or it isn't ours to write to.
  }
  return null
}

/** In a container, such memory often refuses to run programs, and some tests write one. */
function runsIn(folder: string): boolean {
  const program = join(folder, 'runs')
  writeFileSync(program, '#!/bin/sh\n')
  chmodSync(program, 0o700)
  return spawnSync(program).status === 0
}

/** Removes what runs that were killed have left: a run that goes on changes its folder all the time. */
function removeLeft(): void {
  for (const name of readdirSync(MEMORY).filter((each) => each.startsWith(PREFIX))) {
    const folder = join(MEMORY, name)
    if (Date.now() - statSync(folder).mtimeMs > DAY_MS) rmSync(folder, { recursive: true, force: true })
  }
}

import { existsSync, statfsSync, statSync } from 'node:fs'

/** A backup is as large as the database, and so is what a restore writes meanwhile. */
const ROOM_FOR = 2
const LEAST_FREE = 500 * 1024 * 1024

/** `low` when the next backup might not fit, and `none` when not even the next entries are sure to. */
export type Room = 'plenty' | 'low' | 'none'

/** The disk that holds the data folder. */
export interface Disk {
  /** In bytes. */
  free(): number
  /** What has to be free for the next backup and for restoring one. */
  needed(): number
  room(): Room
}

interface Watched {
  readonly dataDir: string
  /** The SQLite file, or null for a database elsewhere: then a full disk keeps nothing from being saved. */
  readonly file: string | null
  /** Nothing is written when less is free, so that what is being written still fits. */
  readonly reserve: number
  freeIn?(folder: string): number
}

export function watchDisk({ dataDir, file, reserve, freeIn = freeBytes }: Watched): Disk {
  const free = () => freeIn(dataDir)
  const needed = () => Math.max(LEAST_FREE, ROOM_FOR * (file === null || !existsSync(file) ? 0 : statSync(file).size))
  return {
    free,
    needed,
    room() {
      const bytes = free()
      if (file !== null && bytes < reserve) return 'none'
      return bytes < needed() ? 'low' : 'plenty'
    },
  }
}

/** For anybody but the administrator of the machine. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** What the records of one person take, and what a file of SQLite needs besides while it's written. */
const BYTES_EACH = 40_000
const BYTES_OF_ALL = 60_000_000
const GB = 1_000_000_000

/** Returns what to do when a demo doesn't fit on the disk, or null when it does. */
export function noRoomFor(people: number, free: number, folder: string): string | null {
  const needed = BYTES_OF_ALL + people * BYTES_EACH
  if (free >= needed) return null
  return (
    `--staff: ${people} people need ${inGb(needed)} on the disk of ${folder}, and it has ${inGb(free)} free; ` +
    'name a folder on another disk with --data-dir, or a smaller number'
  )
}

function inGb(bytes: number): string {
  return `${(bytes / GB).toFixed(1)} GB`
}

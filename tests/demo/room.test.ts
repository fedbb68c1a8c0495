import { expect, it } from 'vitest'
import { noRoomFor } from '../../src/demo/room.ts'

it('a demo that doesn’t fit on the disk isn’t begun, and the sentence says what to do', () => {
  expect(noRoomFor(100_000, 3_000_000_000, 'demo-data')).toBe(
    '--staff: 100000 people need 4.1 GB on the disk of demo-data, and it has 3.0 GB free; name a folder on another disk with --data-dir, or a smaller number',
  )
  expect(noRoomFor(100_000, 5_000_000_000, 'demo-data')).toBeNull()
  expect(noRoomFor(240, 5_000_000_000, 'demo-data')).toBeNull()
})

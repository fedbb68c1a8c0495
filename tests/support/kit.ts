import { createHash } from 'node:crypto'
import { loadLms } from '../../src/content/lms.ts'
import { calendarDate } from '../../src/domain/calendar.ts'
import { buildPackage } from '../../src/package/build.ts'
import type { KitInput } from '../../src/package/kit.ts'
import { contentFolder } from './content.ts'
import { orderOf } from './package-order.ts'
import { unzip } from './unzip.ts'

export const lmsLists = loadLms(contentFolder)

/** A kit beside a real package of the example site, with changes. */
export async function exampleKit(changes: Partial<KitInput> = {}): Promise<KitInput> {
  const zip = await buildPackage(orderOf())
  return {
    ...orderOf(),
    lms: null,
    lmsList: lmsLists.en,
    packageFile: {
      name: 'csec-orientation_harbor-street_en_scorm12_passed_v1.0.0_policy2026-11.zip',
      bytes: zip.length,
      sha256: createHash('sha256').update(zip).digest('hex'),
      files: await unzip(zip),
    },
    previousVersion: null,
    madeOn: calendarDate('2026-11-24'),
    ...changes,
  }
}

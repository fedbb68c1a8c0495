import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '../../../src/ledger/event.ts'
import { addDays } from '../../../src/platform/time/calendar.ts'
import { proposeDetails, readProposal, refuseProposal } from '../../../src/site/proposal.store.ts'
import { publishSite } from '../../../src/site/site.store.ts'
import { exampleSite } from '../../support/content.ts'
import { PACK_DAY, PACK_MADE, type PackStory, packStory } from '../../support/pack.ts'
import { COURSE } from '../../support/recording.ts'
import { unzip } from '../../support/unzip.ts'

const details = { ...exampleSite, name: 'North House', slug: 'north-house' }

let story: PackStory
beforeAll(async () => {
  story = await packStory()
  const { ada, dan, north } = story.staff
  const on = addDays(PACK_DAY, -1)
  const recordedBy = (actor: PersonId) => ({ course: COURSE, actor, at: PACK_MADE, today: on }) as const
  await story.store.transaction(async (tx) => {
    const propose = async () => {
      await proposeDetails(tx, north, { details, from: on }, recordedBy(ada))
      return (await readProposal(tx, north)).proposal?.body.proposal ?? ''
    }
    const reason = 'The number rings at the front desk'
    await refuseProposal(tx, north, { proposal: await propose(), reason }, recordedBy(dan))
    await publishSite(tx, north, details, recordedBy(dan), { from: on, proposal: await propose() })
  })
})
afterAll(() => story.close())

describe('an evidence pack of an organization where a second person agrees to site details', () => {
  it.each([
    [
      'en',
      'Requested by Ada Okafor, content steward. To take effect',
      'Sent back by Dan Whitfield, content steward. Requested by Ada Okafor, content steward, on Nov 23, 2026',
      'Reason: The number rings at the front desk',
      'Dan Whitfield, content steward, agreed to it. Requested by Ada Okafor, content steward, on Nov 23, 2026',
      'Published by Ada Okafor alone',
    ],
    [
      'es',
      'Lo pidió Ada Okafor, responsable del contenido. Vigentes',
      'Los devolvió Dan Whitfield, responsable del contenido. Lo pidió Ada Okafor, responsable del contenido, el 23',
      'Motivo: The number rings at the front desk',
      'Dio su visto bueno Dan Whitfield, responsable del contenido. Lo pidió Ada Okafor, responsable del contenido, el 23',
      'Los publicó Ada Okafor sin el visto bueno de otra persona',
    ],
  ] as const)('says who asked, who agreed or sent them back, and when: in %s', async (language, ...sentences) => {
    const files = await unzip(readFileSync((await story.make({ language })).file))
    const page = (files.get('approvals.html')?.toString('utf8') ?? '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
    for (const sentence of sentences) expect(page).toContain(sentence)
  })
})

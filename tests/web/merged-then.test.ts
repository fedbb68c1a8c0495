import { beforeAll, describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/domain/calendar.ts'
import { mergeRecords } from '../../src/store/corrections.ts'
import { matrixPath, personFilePath } from '../../src/web/paths.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Cast, castOn } from '../support/cast.ts'

/** On the evening of Nov 24 nobody knew yet that Bob and Dan are one person; a day later it was recorded. */
describe('two records that were merged later', () => {
  let test: TestApp
  let cast: Cast
  let ada: Browser
  beforeAll(async () => {
    test = await testApp()
    cast = await castOn(test)
    test.clock.pass({ days: 1 })
    const recording = {
      course: test.deps.contents.en.course.id,
      actor: cast.ada,
      at: test.deps.now(),
      today: calendarDate('2026-11-25'),
    }
    const merge = { into: cast.dan, sameJob: false, reason: 'Typed in twice' }
    await test.deps.store.transaction((tx) => mergeRecords(tx, cast.bob, merge, recording))
    ada = await signedIn(test, cast.ada)
  })
  const then = '?asof=2026-11-24&clock=reported'

  it('have a file each as known then, with nothing of the other', async () => {
    const bobs = await ada.get(`${personFilePath(cast.bob)}${then}`).expect(200)
    expect(bobs.text).toContain('Bob Rivera')
    expect(bobs.text).not.toContain('Dan Whitfield')
    expect(bobs.text).not.toContain('South House')
    const dans = await ada.get(`${personFilePath(cast.dan)}${then}`).expect(200)
    expect(dans.text).toContain('South House')
    expect(dans.text).not.toContain('Bob Rivera')
  })

  it('have one file as it is known today', async () => {
    await ada.get(personFilePath(cast.bob)).expect(303).expect('location', personFilePath(cast.dan))
    const { text } = await ada.get(personFilePath(cast.dan)).expect(200)
    expect(text).toContain('North House')
    expect(text).toContain('South House')
  })

  it('have a row each in the matrix as known then, and one today', async () => {
    const rows = async (query: string) => {
      const { text } = await ada.get(`${matrixPath()}${query}`).expect(200)
      return ['Bob Rivera', 'Dan Whitfield'].filter((name) => text.includes(name))
    }
    expect(await rows(then)).toEqual(['Bob Rivera', 'Dan Whitfield'])
    expect(await rows('')).toHaveLength(1)
  })
})

import { expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { finalItems, getItem } from '../../src/course/draw.ts'
import { answerKey } from '../../src/course/question-type.ts'
import { isKind } from '../../src/ledger/history.ts'
import { editionText } from '../../src/learning/edition.page.ts'
import { storeEdition } from '../../src/course/edition.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import type { Deps } from '../../src/app/visit.web.ts'
import { EDITIONS, showing, signedIn, testApp } from '../support/app.ts'
import { staffOn } from '../support/staff.ts'
import { content, contents } from '../support/content.ts'

it('an attempt keeps the questions and keys it began with through an upgrade', async () => {
  const app = await testApp()
  const staff = await staffOn(app)
  const { deps } = app
  const { course } = content
  const edition = await storeEdition(
    deps.store.db,
    {
      language: 'en',
      courseVersion: course.version,
      policyVersion: content.policy.version,
      content: editionText(content),
    },
    deps.now(),
  )
  const before = await browserOn(showing(deps, { editions: { ...EDITIONS, en: edition } }))
  const { headers } = await before.post('/final')
  const attempt = String(headers.location).replace('/questions/1', '')
  const started = (await historyOf(deps.store.db, staff.bob)).find(isKind('attempt_started'))
  const asked = started?.body.items ?? []

  // The upgrade drops the first question, and another option fits in every other one.
  const items = course.items
    .filter((item) => item.id !== asked[0])
    .map((item) =>
      item.type === 'order'
        ? item
        : { ...item, options: item.options.map((option) => ({ ...option, fits: !option.fits })) },
    )
  const after = await browserOn(
    showing(deps, {
      editions: { en: 'f'.repeat(64), es: '0'.repeat(64) },
      contents: { ...contents, en: { ...content, course: { ...course, items } } },
    }),
  )
  expect(finalItems({ ...course, items }).length).toBe(finalItems(course).length - 1)
  for (const [index, id] of asked.entries()) {
    expect((await after.get(`${attempt}/questions/${index + 1}`)).status).toBe(200)
    const item = getItem(course, id)
    const answer = answerKey(item)
    expect((await after.post(`${attempt}/questions/${index + 1}`, { answer })).status).toBe(303)
  }
  await after.post(`${attempt}/answers`)
  expect((await after.get(attempt)).text).toContain('15 of 15')
  const graded = (await historyOf(deps.store.db, staff.bob)).find(isKind('attempted'))
  expect(graded?.body).toMatchObject({ right: 15, outcome: 'passed', contentEdition: edition })

  function browserOn(changed: Deps) {
    return signedIn({ ...app, deps: changed, app: createApp(changed) }, staff.bob)
  }
})

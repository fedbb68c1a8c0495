import { expect, it, vi } from 'vitest'
import { rename } from '../../src/organization/name.store.ts'
import { getOrganization } from '../../src/organization/organization.store.ts'
import { signedIn, testApp } from '../support/app.ts'
import { staffOn } from '../support/staff.ts'

it('a settings save leaves the name alone when the organization is renamed meanwhile', async () => {
  const test = await testApp()
  const staff = await staffOn(test)
  const ada = await signedIn(test, staff.ada)
  const { store, now } = test.deps
  const transaction = store.transaction.bind(store)
  const name = 'Elm Street Youth Services'
  let isRenamed = false
  const spy = vi.spyOn(store, 'transaction').mockImplementation(async (work) => {
    // The form has been read by now, and nothing is saved yet.
    if (!isRenamed) await transaction((tx) => rename(tx, name, { by: staff.ada, at: now() }))
    isRenamed = true
    return transaction(work)
  })
  await ada.post('/hr/organization', { leaveTo: 'https://weather.example' }).expect(303)
  spy.mockRestore()
  expect(isRenamed).toBe(true)
  expect(await getOrganization(store.db)).toMatchObject({ name, leaveTo: 'https://weather.example' })
})

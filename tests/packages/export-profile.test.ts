import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { emptyProfile, type ProfileDraft, profileDetails } from '../../src/packages/export-profile.ts'
import { siteGaps } from '../../src/organization/site-details.ts'
import { draftOf } from '../../src/site/draft.ts'
import { exampleSite } from '../support/content.ts'

const TODAY = calendarDate('2026-11-24')
const place = { name: 'After school', slug: 'after-school', timeZone: 'America/New_York' }
const whole: ProfileDraft = { ...draftOf(exampleSite), organization: 'Bayview Youth' }

describe('the details of another organization', () => {
  it('go into a package as they are, with the name of the organization', () => {
    expect(profileDetails(whole, whole.slug, TODAY)).toEqual({ ...exampleSite, organization: 'Bayview Youth' })
  })

  it('may have every blank that the policy leaves open', () => {
    const details = profileDetails(emptyProfile('Bayview Youth', place), place.slug, TODAY)
    expect(details).toMatchObject({ ...place, organization: 'Bayview Youth', named: [], backup: null })
    expect(details === null ? [] : siteGaps(details).map(({ field }) => field)).toEqual([
      'named',
      'backup',
      'ifAboutThatPerson',
      'sayWhoCallsScr',
    ])
  })

  it.each<[string, Partial<ProfileDraft>]>([
    ['no name', { organization: '' }],
    ['a name that is too long', { organization: 'x'.repeat(81) }],
    ['the short name of another', { slug: 'north-house' }],
    ['a short name that no file can have', { slug: '../up' }],
    ['a time zone that is none', { timeZone: 'Mars/North' }],
    [
      'the number of a named person on duty alone as the backup’s',
      { backup: { ...whole.backup, phone: '609-555-0190' } },
    ],
    [
      'the role of a named person on duty alone as the backup’s',
      { backup: { ...whole.backup, role: 'On-call supervisor' } },
    ],
    ['a phone that nobody can dial', { backup: { role: 'Director', phone: 'ask' } }],
    ['a text that is too long', { steps: 'x'.repeat(4_001) }],
  ])('go into no package with %s', (_, changes) => {
    expect(profileDetails({ ...whole, ...changes }, whole.slug, TODAY)).toBeNull()
  })
})

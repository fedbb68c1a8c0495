import { describe, expect, it } from 'vitest'
import { isKind } from '../../src/ledger/history.ts'
import { exceptionOf } from '../../src/requirements/exception.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { ADA, extended, hired, history } from '../support/history.ts'

describe('what is out of the ordinary', () => {
  const [kept] = history(hired('2026-10-01'), extended('2026-10-20', '2026-11-30')).filter(isKind('extended'))
  if (kept === undefined) throw new Error('nothing was extended')
  const none = { exemption: null, leave: null }

  it('says of a later date who approved it, until when, and why', () => {
    const body = { ...kept.body, v: 2, reason: 'shifts' } as const
    expect(exceptionOf({ ...none, extension: { ...kept, body } }, MESSAGES.en)).toMatchObject({
      reason: 'shifts that left no time',
      approver: ADA,
      until: '2026-11-30',
    })
    expect(exceptionOf({ ...none, extension: { ...kept, body } }, MESSAGES.es)?.reason).toContain('turnos')
  })

  it('claims no reason for one from before reasons were kept', () => {
    expect(exceptionOf({ ...none, extension: kept }, MESSAGES.en)?.reason).toBeNull()
  })
})

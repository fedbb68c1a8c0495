import { describe, expect, it } from 'vitest'
import { scorm12 } from '../../../../src/packages/runtime/scorm12.ts'
import { findApi, findLms, type Frame, type LmsApi } from '../../../../src/packages/runtime/lms/lms.browser.ts'

const api: LmsApi = {
  LMSInitialize: () => 'true',
  LMSFinish: () => true,
  LMSGetValue: () => null,
  LMSSetValue: () => {
    throw new Error('the LMS fell over')
  },
  LMSCommit: () => 'false',
}

interface Place {
  readonly parent?: Frame
  readonly opener?: Frame | null
  readonly holds?: unknown
}

/** A window. `window.top` may never be asked. */
function frame({ parent, opener = null, holds }: Place = {}): Frame {
  const made: Frame = {
    get parent() {
      return parent ?? made
    },
    opener,
  }
  Object.defineProperty(made, 'top', {
    get() {
      throw new Error('window.top was asked')
    },
  })
  return Object.assign(made, { API: holds })
}

/** A window of another origin: whatever one asks of it throws, but where it stands can be seen. */
function foreign(parent?: Frame): Frame {
  const made: Frame = {
    get parent() {
      return parent ?? made
    },
    get opener(): Frame {
      throw new Error('SecurityError')
    },
  }
  return Object.defineProperty(made, 'API', {
    get() {
      throw new Error('SecurityError')
    },
  })
}

describe('the search for an LMS', () => {
  const holder = frame({ holds: api })
  it.each<[string, Frame]>([
    ['in our own window', holder],
    ['in the frame around us', frame({ parent: holder })],
    ['three frames up', frame({ parent: frame({ parent: frame({ parent: holder }) }) })],
    ['in the window that opened us', frame({ opener: holder })],
    ['around the window that opened us', frame({ opener: frame({ parent: holder }) })],
    ['in what opened the frame around us', frame({ parent: frame({ opener: holder }) })],
    ['beyond a frame of another origin', frame({ parent: foreign(holder) })],
    ['past an opener of another origin', frame({ opener: foreign(), parent: holder })],
    ['past something else that is called API', frame({ holds: { version: 3 }, parent: holder })],
  ])('finds it %s', (_, start) => {
    expect(findApi(start, scorm12.api)).toBe(api)
  })

  it.each<[string, Frame]>([
    ['alone', frame()],
    ['in a frame of another origin', frame({ parent: foreign() })],
    ['opened by another origin', frame({ opener: foreign() })],
  ])('finds none %s', (_, start) => {
    expect(findApi(start, scorm12.api)).toBeNull()
  })

  it('ends in a chain of frames without end', () => {
    const endless = (): Frame => ({
      get parent() {
        return endless()
      },
      opener: null,
    })
    expect(findApi(endless(), scorm12.api)).toBeNull()
  })

  it('waits for one that comes late', async () => {
    const late = frame() as Frame & { API?: LmsApi }
    let pauses = 0
    const found = await findLms(late, scorm12.api, async () => {
      pauses += 1
      if (pauses === 7) late.API = api
    })
    expect(found?.initialize()).toBe(true)
    expect(pauses).toBe(7)
  })

  it('gives up after five seconds', async () => {
    let waited = 0
    const found = await findLms(frame(), scorm12.api, async (ms) => {
      waited += ms
    })
    expect(found).toBeNull()
    expect(waited).toBe(5000)
  })
})

describe('calls to an LMS', () => {
  it('never throw, and say yes only to a yes', async () => {
    const lms = await findLms(frame({ holds: api }), scorm12.api, async () => {})
    expect(lms?.initialize()).toBe(true)
    expect(lms?.finish()).toBe(true)
    expect(lms?.get('cmi.suspend_data')).toBe('')
    expect(lms?.set('cmi.suspend_data', 'x')).toBe(false)
    expect(lms?.commit()).toBe(false)
  })
})

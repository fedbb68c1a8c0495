import { describe, expect, it } from 'vitest'
import {
  type Channel,
  type Message,
  watchOtherWindows,
} from '../../../../src/packages/runtime/lms/other-window.browser.ts'

/** A room in which every window hears the others at once. */
function room() {
  const listeners = new Map<Channel, (event: { readonly data: Message }) => void>()
  return (): Channel => {
    const channel: Channel = {
      postMessage(data) {
        for (const [other, listen] of listeners) if (other !== channel) listen({ data })
      },
      addEventListener: (_, listen) => listeners.set(channel, listen),
      close: () => listeners.delete(channel),
    }
    return channel
  }
}

function windowIn(enter: () => Channel, name: string) {
  const heard: string[] = []
  let changes = 0
  const others = watchOtherWindows(enter(), name, {
    onState: (suspendData) => heard.push(suspendData),
    onChange: () => {
      changes += 1
    },
  })
  return { others, heard, changes: () => changes }
}

describe('two windows with the same course', () => {
  it('know of each other, and tell what they do', () => {
    const enter = room()
    const first = windowIn(enter, 'a')
    first.others.tell('L1')
    expect(first.others.areOpen()).toBe(false)
    const second = windowIn(enter, 'b')
    second.others.tell('fresh')
    expect([new Set(first.heard), new Set(second.heard)]).toEqual([new Set(['fresh']), new Set(['L1'])])
    expect([first.others.areOpen(), second.others.areOpen()]).toEqual([true, true])
    second.others.tell('L2')
    expect(first.heard.at(-1)).toBe('L2')
    expect([first.changes(), second.changes()]).toEqual([1, 1])
  })

  it('know when one is closed', () => {
    const enter = room()
    const [first, second] = [windowIn(enter, 'a'), windowIn(enter, 'b')]
    first.others.tell('x')
    second.others.tell('y')
    second.others.leave()
    expect(first.others.areOpen()).toBe(false)
    expect(first.changes()).toBe(2)
  })

  it('forget one that ended without a word, once it has not answered', () => {
    const enter = room()
    const first = windowIn(enter, 'a')
    const channel = enter()
    const killed = windowIn(() => channel, 'b')
    first.others.tell('x')
    killed.others.tell('y')
    first.others.tell('still there')
    first.others.tell('still there')
    expect(first.others.areOpen()).toBe(true)
    channel.close()
    first.others.tell('asks')
    first.others.tell('was not answered')
    expect([first.others.areOpen(), first.changes()]).toEqual([false, 2])
  })

  it('are there again when one that was asleep speaks', () => {
    const enter = room()
    const first = windowIn(enter, 'a')
    let isAsleep = false
    const channel = enter()
    const second = windowIn(
      () => ({
        ...channel,
        addEventListener: (type, listen) => channel.addEventListener(type, (event) => isAsleep || listen(event)),
      }),
      'b',
    )
    second.others.tell('x')
    isAsleep = true
    first.others.tell('y')
    first.others.tell('z')
    expect(first.others.areOpen()).toBe(false)
    isAsleep = false
    second.others.tell('awake')
    expect(first.others.areOpen()).toBe(true)
  })

  it('are not watched where the browser cannot', () => {
    const alone = watchOtherWindows(null, 'a', { onState: () => {}, onChange: () => {} })
    alone.tell('x')
    alone.leave()
    expect(alone.areOpen()).toBe(false)
  })
})

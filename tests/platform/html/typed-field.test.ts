import { expect, it } from 'vitest'
import type { FieldView } from '../../../src/platform/html/field.page.ts'
import { CHOSEN, TYPED } from '../../../src/platform/html/typed-field.browser.ts'

/** Of each kind of field that a form can have: whether a form that isn't sent keeps it, or why not. */
const KINDS: Readonly<Record<FieldView['type'], 'kept' | 'a secret' | 'a file' | 'not kept'>> = {
  text: 'kept',
  email: 'kept',
  tel: 'kept',
  date: 'kept',
  time: 'kept',
  textarea: 'kept',
  select: 'kept',
  checkbox: 'kept',
  password: 'a secret',
  file: 'a file',
  // A picker always has a color, also where none was chosen.
  color: 'not kept',
}

it.each(Object.entries(KINDS))('a field of the kind %s: %s', (type, what) => {
  const selectors = `${TYPED}, ${CHOSEN}`
  const isElement = type === 'textarea' || type === 'select'
  const isNamed = isElement ? selectors.includes(`${type}, `) : selectors.includes(`[type="${type}"]`)
  expect(isNamed).toBe(what === 'kept')
})

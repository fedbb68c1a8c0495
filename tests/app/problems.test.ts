import { afterAll, beforeAll, expect, it } from 'vitest'
import { type EveryForm, everyForm, oneOfEach, type OpenForm } from '../support/every-form.ts'
import type { FormField } from '../support/forms.ts'
import { openPopulated, type Populated } from '../support/populated.ts'
import { LANGUAGES, type Language } from '../../src/platform/text/language.ts'

/** What stands at fields: whole sentences, or a question. */
const AT_FIELD = /<p class="msg"[^>]*>(?:<svg.*?<\/svg>)?\s*([^<\s][^<]*)</gs
const ENDS = /[.?]”?$/

const open = new Map<Language, { readonly populated: Populated; readonly every: EveryForm }>()
beforeAll(async () => {
  for (const language of LANGUAGES) {
    const populated = await openPopulated(language)
    open.set(language, { populated, every: await everyForm(populated) })
  }
})
afterAll(async () => {
  for (const { populated } of open.values()) await populated.close()
})

it.each(LANGUAGES)('what to fix at a field ends as a sentence does, %s', async (language) => {
  const { every } = open.get(language) ?? { every: null }
  if (every === null) throw new Error('the pages of a language were opened before')
  const said = new Set<string>()
  for (const form of oneOfEach(every.forms).filter(({ inputs }) => inputs.some(isTyped)))
    for (const typed of ['', 'x'])
      for (const [, text = ''] of (await answered(every, form, typed)).matchAll(AT_FIELD)) said.add(text.trim())
  expect(said.size).toBeGreaterThan(30)
  expect([...said].filter((text) => !ENDS.test(text))).toEqual([])
})

async function answered(every: EveryForm, { who, action, isMultipart, fields, inputs }: OpenForm, typed: string) {
  const mistakes = Object.fromEntries(inputs.filter(isTyped).map(({ name }) => [name, typed]))
  const { text } = await every.asker(who).post(action, { ...fields, ...mistakes }, isMultipart ? null : undefined)
  return text
}

function isTyped({ type }: FormField): boolean {
  return ['text', 'email', 'password', 'tel', 'date', 'time', 'textarea', 'number'].includes(type)
}

import { expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../src/platform/text/language.ts'
import { type EveryForm, oneOfEach, type OpenForm } from '../support/every-form.ts'
import type { FormField } from '../support/forms.ts'

/** What stands at fields: whole sentences, or a question. */
const AT_FIELD = /<p class="msg"[^>]*>(?:<svg.*?<\/svg>)?\s*([^<\s][^<]*)</gs
const ENDS = /[.?]”?$/

/** Sends every form with mistakes, so what's on record afterwards is for no other test. */
export function problemsSuite(everyFormIn: (language: Language) => EveryForm): void {
  it.each(LANGUAGES)('what to fix at a field ends as a sentence does, %s', async (language) => {
    const every = everyFormIn(language)
    const said = new Set<string>()
    for (const form of oneOfEach(every.forms).filter(({ inputs }) => inputs.some(isTyped)))
      for (const typed of ['', 'x'])
        for (const [, text = ''] of (await answered(every, form, typed)).matchAll(AT_FIELD)) said.add(text.trim())
    expect(said.size).toBeGreaterThan(30)
    expect([...said].filter((text) => !ENDS.test(text))).toEqual([])
  })
}

async function answered(every: EveryForm, { who, action, isMultipart, fields, inputs }: OpenForm, typed: string) {
  const mistakes = Object.fromEntries(inputs.filter(isTyped).map(({ name }) => [name, typed]))
  const { text } = await every.asker(who).post(action, { ...fields, ...mistakes }, isMultipart ? null : undefined)
  return text
}

function isTyped({ type }: FormField): boolean {
  return ['text', 'email', 'password', 'tel', 'date', 'time', 'textarea', 'number'].includes(type)
}

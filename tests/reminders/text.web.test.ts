import { beforeEach, describe, expect, it } from 'vitest'
import { unsafeSentence } from '../../src/course/safe-wording.ts'
import { ALLOWED_PLACEHOLDERS, MESSAGE_KINDS } from '../../src/reminders/reminder.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { findTemplate } from '../../src/reminders/settings.store.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

const t = MESSAGES.en

const TEXTS = '/hr/reminders/texts'
const NUDGE = `${TEXTS}/nudge/en`
const OWN = { subject: 'Your orientation, {minutes} to go', body: 'Dear {name},\r\n\r\n{why}\r\n\r\n{link}\r\n' }

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

describe('the list of texts', () => {
  it('has every kind in every language, and says whose words they are', async () => {
    const before = await page(TEXTS)
    for (const kind of MESSAGE_KINDS)
      for (const language of LANGUAGES) expect(before).toContain(`href="${TEXTS}/${kind}/${language}"`)
    expect(before).not.toContain(`${t.hr.reminders.templates.own}<`)
    await ada.post(NUDGE, OWN).expect(303)
    expect((await page(TEXTS)).split(`${t.hr.reminders.templates.own}<`)).toHaveLength(2)
  })

  it.each([`${TEXTS}/greeting/en`, `${TEXTS}/nudge/fr`])('has no %s', async (path) => {
    expect((await ada.get(path)).status).toBe(404)
  })
})

describe('a text', () => {
  it.each(MESSAGE_KINDS)(
    'the text “%s” opens in both languages with our words, its placeholders, and a preview',
    async (kind) => {
      for (const language of LANGUAGES) {
        const html = await page(`${TEXTS}/${kind}/${language}`)
        const { mail } = MESSAGES[language]
        expect(html).toContain(`value="${mail.templates[kind].subject}"`)
        for (const name of ALLOWED_PLACEHOLDERS[kind].body) expect(html).toContain(`<code>{${name}}</code>`)
        const preview = /id="preview"[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
        expect(preview).toContain(mail.sample.name)
        expect(preview).not.toMatch(/[{}]|undefined|NaN/)
      }
    },
  )

  it.each([
    ['en', 'body', 'Before you report anything to SCR, ask the director first.', 'Please finish today.'],
    ['en', 'body', 'Do not call SCR about rumors.', 'Please finish today.'],
    ['en', 'subject', 'Do not call SCR about rumors', ''],
    ['es', 'body', 'Antes de reportar al SCR, pregunte primero a la dirección.', 'Termine hoy, por favor.'],
    ['es', 'subject', 'No llame al SCR por rumores', ''],
  ] as const)(
    'isn’t saved with advice that keeps staff from reporting (%s, %s): %s',
    async (language, part, bad, good) => {
      const sent = { ...OWN, [part]: part === 'subject' ? bad : `{name}\n\n${good} ${bad}\n\n{link}` }
      const answer = await ada.post(`${TEXTS}/nudge/${language}`, sent)
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(`The sentence is: “${bad}”`)
      expect(answer.text.split(bad).length).toBeGreaterThan(2)
      expect(await findTemplate(test.deps.store.db, 'nudge', language)).toBeNull()
    },
  )

  it('isn’t refused in any of our own words', async () => {
    for (const language of LANGUAGES)
      for (const kind of MESSAGE_KINDS) {
        const { subject, body } = MESSAGES[language].mail.templates[kind]
        expect(unsafeSentence(subject, language) ?? unsafeSentence(body, language)).toBeNull()
      }
  })

  it('takes the organization’s own words, and gives them back', async () => {
    const answer = await ada.post(NUDGE, OWN)
    expect([answer.status, answer.headers['location']]).toEqual([303, `${NUDGE}?saved=yes`])
    expect(await findTemplate(test.deps.store.db, 'nudge', 'en')).toEqual({
      subject: OWN.subject,
      body: 'Dear {name},\n\n{why}\n\n{link}',
    })
    const html = await page(`${NUDGE}?saved=yes`)
    expect(html).toContain(t.hr.reminders.templates.saved)
    expect(html).toContain('Dear Alex Morgan,')
    expect(html).toContain('Your orientation, about 30 minutes to go')
  })

  it('is shown before it is saved, both as text and as it looks', async () => {
    const { status, text } = await ada.post(NUDGE, { ...OWN, button: 'preview' })
    expect(status).toBe(200)
    expect(text).toContain('<p>Dear Alex Morgan,</p>')
    expect(/<pre[^>]*>([^<]*)/.exec(text)?.[1]).toContain('Dear Alex Morgan,\n\nDue Dec 1, 2026')
    expect(text).toContain(`value="${OWN.subject}"`)
    expect(await findTemplate(test.deps.store.db, 'nudge', 'en')).toBeNull()
  })

  it('goes back to ours', async () => {
    await ada.post(NUDGE, OWN)
    await ada.post(`${NUDGE}/resets`).expect(303)
    expect(await findTemplate(test.deps.store.db, 'nudge', 'en')).toBeNull()
    expect(await page(NUDGE)).toContain(`value="${t.mail.templates.nudge.subject}"`)
    expect(await page(NUDGE)).not.toContain(t.hr.reminders.templates.reset)
  })

  it.each<[string, Partial<typeof OWN>, string]>([
    ['no subject', { subject: ' ' }, 'Write something here'],
    ['no text', { body: '' }, 'Write something here'],
    ['a name in the subject', { subject: 'Hello {name}' }, '{name} can’t be used in this field'],
    ['the topic in the subject', { subject: 'CSEC training' }, 'because they give away the topic: CSEC'],
    ['the topic in the subject, in Spanish', { subject: 'Curso sobre explotación' }, 'give away the topic: explot'],
    [
      'a placeholder of ours that this kind has not',
      { body: '{people} {link}' },
      '{people} can’t be used in this field',
    ],
    ['a placeholder that is none', { body: '{phone} {link}' }, '{phone} can’t be used in this field'],
    ['no link', { body: 'Dear {name}' }, 'Put {link} where the link should be'],
    ['a long subject', { subject: 'x'.repeat(121) }, t.account.needs.shorter],
  ])('is refused with a sentence at the field, and kept as it was typed: %s', async (_, change, words) => {
    for (const button of ['save', 'preview']) {
      const { status, text } = await ada.post(NUDGE, { ...OWN, ...change, button })
      expect(status).toBe(422)
      expect(text.split(words).length).toBeGreaterThan(2)
      expect(text).not.toContain('id="preview"')
    }
    expect(await findTemplate(test.deps.store.db, 'nudge', 'en')).toBeNull()
  })

  it('stays text, whatever is written in it', async () => {
    const { text } = await ada.post(NUDGE, { ...OWN, body: '<script>alert(1)</script> {link}', button: 'preview' })
    expect(text).not.toContain('<script>alert')
  })
})

async function page(path: string): Promise<string> {
  return (await ada.get(path).expect(200)).text
}
